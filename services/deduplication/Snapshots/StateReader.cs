using System.Runtime.InteropServices;
using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;

namespace Wiredesk.Deduplication.Snapshots;

/// <summary>Reads what <see cref="StateWriter"/> wrote, in the same order.</summary>
internal sealed class StateReader : IDisposable
{
    private readonly BinaryReader _reader;
    private readonly Queue<HeldText> _held;
    private readonly Queue<Profile> _profiles;
    private readonly List<string> _texts = [];
    private readonly List<Member> _members = [];
    private readonly List<CopyGroup> _groups = [];

    /// <param name="stream">What was written, from where it stands to its end; it can be searched.</param>
    public StateReader(Stream stream)
    {
        _reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var start = stream.Position;
        stream.Seek(-sizeof(long), SeekOrigin.End);
        stream.Position = _reader.ReadInt64();
        _held = new Queue<HeldText>(All(() => Fingerprints.HeldText.Read(this)));
        _profiles = new Queue<Profile>(All(() => Events.Profile.Read(this)));
        stream.Position = start;
    }

    /// <summary>The next of those that were left for later.</summary>
    public HeldText HeldText() => _held.Dequeue();

    public Profile Profile() => _profiles.Dequeue();

    /// <summary>Begins a part.</summary>
    /// <exception cref="InvalidDataException">Another part stands there: this version lays out the state differently.</exception>
    public void Part(string name)
    {
        if (_reader.ReadString() is var found && found != name)
            throw new InvalidDataException($"The part '{name}' was expected, but '{found}' stands there.");
    }

    public long Long() => _reader.Read7BitEncodedInt64();

    public int Number() => checked((int)Long());

    public ulong Hash() => _reader.ReadUInt64();

    public double Double() => _reader.ReadDouble();

    public float Float() => _reader.ReadSingle();

    public bool Flag() => _reader.ReadBoolean();

    public string Text() => TextOrNone() ?? throw new InvalidDataException("A text is missing.");

    public string? TextOrNone()
    {
        var place = Number();
        if (place == 0)
            return null;
        if (place > 1)
            return _texts[place - 2];
        _texts.Add(_reader.ReadString());
        return _texts[^1];
    }

    public DateTimeOffset? Instant() => Flag() ? new DateTimeOffset(Long(), TimeSpan.FromMinutes(Long())) : null;

    public T[] Values<T>() where T : unmanaged
    {
        var values = new T[Number()];
        _reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public T Json<T>() => JsonSerializer.Deserialize<T>(_reader.ReadString(), Defaults.Json.Options)!;

    /// <summary>Reads how many there are, and each of them.</summary>
    public T[] All<T>(Func<T> read)
    {
        var items = new T[Number()];
        for (var index = 0; index < items.Length; index++)
            items[index] = read();
        return items;
    }

    /// <summary>Gives an article, or a group, the next place, as it had it when it was written.</summary>
    public void Place(Member member) => _members.Add(member);

    public void Place(CopyGroup group) => _groups.Add(group);

    public Member Member() => _members[Number()];

    public CopyGroup Group() => _groups[Number()];

    public Evidence Evidence()
    {
        var rules = Text();
        var shared = All(() => new SharedPassage(Number(), Number(), Number(), Number()));
        var evidence = new Evidence(rules, shared, Double(), Double(), All(Difference));
        return evidence with { Signals = SomeOrNone(Signal) };
    }

    private NotJoined NotJoined() => new(Text(), (Relation)Number(), Double(), Double(), Text()) { Differs = SomeOrNone(Difference), Signals = SomeOrNone(Signal) };

    private Difference Difference() => new(Text(), TextOrNone(), TextOrNone());

    private SignalScore Signal() => new(Text(), Double());

    private T[]? SomeOrNone<T>(Func<T> read) => All(read) is { Length: > 0 } some ? some : null;

    public Verdict Verdict(Evidence? known = null) => new()
    {
        ArticleId = Text(),
        Version = Long(),
        Relation = (Relation)Number(),
        Of = TextOrNone(),
        Group = Text(),
        Lead = Text(),
        Event = Text(),
        Story = Text(),
        Confidence = Double(),
        LeadReason = TextOrNone(),
        Confirmations = Number(),
        BySplit = Flag(),
        Evidence = Flag() ? known! : Evidence(),
        NotJoined = SomeOrNone(NotJoined),
    };

    public Outcome Outcome() => new(Flag() ? Verdict() : null, All(() => Verdict())) { Refusal = TextOrNone() };

    public void Dispose() => _reader.Dispose();
}
