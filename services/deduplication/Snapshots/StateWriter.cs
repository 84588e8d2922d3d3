using System.Runtime.InteropServices;
using System.Text.Json;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Events;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Groups;
using Wiredesk.Defaults;

namespace Wiredesk.Deduplication.Snapshots;

/// <summary>Writes what the state machine holds, part after part. A text that recurs is written once; articles and groups are named by their place in the file.</summary>
/// <remarks>What never changes, the words of the articles and what they are about, is most of it and comes last: it may be written while decisions go on.</remarks>
internal sealed class StateWriter(Stream stream) : IDisposable
{
    private readonly BinaryWriter _writer = new(stream, System.Text.Encoding.UTF8, leaveOpen: true);
    private readonly Dictionary<string, int> _texts = [];
    private readonly Dictionary<Member, int> _members = [];
    private readonly Dictionary<CopyGroup, int> _groups = [];
    private readonly List<HeldText> _held = [];
    private readonly List<Profile> _profiles = [];

    /// <summary>Begins a part; who reads it sees by the name whether the layouts agree.</summary>
    public void Part(string name) => _writer.Write(name);

    public void Number(long number) => _writer.Write7BitEncodedInt64(number);

    public void Hash(ulong hash) => _writer.Write(hash);

    public void Fraction(double fraction) => _writer.Write(fraction);

    public void Fraction(float fraction) => _writer.Write(fraction);

    public void Flag(bool flag) => _writer.Write(flag);

    public void Text(string? text)
    {
        // 0 is no text, 1 a new one, what follows is the place of one that was written before.
        if (text is null)
            Number(0);
        else if (_texts.TryGetValue(text, out var place))
            Number(place + 2);
        else
        {
            _texts.Add(text, _texts.Count);
            Number(1);
            _writer.Write(text);
        }
    }

    public void Instant(DateTimeOffset? instant)
    {
        Flag(instant is not null);
        if (instant is not { } at)
            return;
        Number(at.Ticks);
        Number((long)at.Offset.TotalMinutes);
    }

    /// <summary>Writes values as they lie in memory, least byte first.</summary>
    public void Values<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        Number(values.Length);
        _writer.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Leaves it to <see cref="Finish"/> to write it.</summary>
    public void Later(HeldText text) => _held.Add(text);

    public void Later(Profile profile) => _profiles.Add(profile);

    /// <summary>Writes what was left for later, and where it begins. Needs nothing that changes.</summary>
    public void Finish()
    {
        _writer.Flush();
        var begins = stream.Position;
        All(_held, text => text.Write(this));
        All(_profiles, profile => profile.Write(this));
        _writer.Write(begins);
        _writer.Flush();
    }

    /// <summary>Writes what is little and rarely there.</summary>
    public void Json<T>(T value) => _writer.Write(JsonSerializer.Serialize(value, Defaults.Json.Options));

    /// <summary>Writes how many there are, and each of them.</summary>
    public void All<T>(IReadOnlyCollection<T> items, Action<T> write)
    {
        Number(items.Count);
        foreach (var item in items)
            write(item);
    }

    /// <summary>Gives an article, or a group, its place in the file.</summary>
    public void Place(Member member) => _members.Add(member, _members.Count);

    public void Place(CopyGroup group) => _groups.Add(group, _groups.Count);

    /// <summary>Names an article that has its place.</summary>
    public void Name(Member member) => Number(_members[member]);

    public void Name(CopyGroup group) => Number(_groups[group]);

    public void Evidence(Evidence evidence)
    {
        Text(evidence.Rules);
        All(evidence.Shared, passage =>
        {
            Number(passage.HereStart);
            Number(passage.HereEnd);
            Number(passage.ThereStart);
            Number(passage.ThereEnd);
        });
        Fraction(evidence.Containment);
        Fraction(evidence.Jaccard);
        All(evidence.Differs, Difference);
        All(evidence.Signals ?? [], Signal);
    }

    /// <param name="known">Evidence that was written just before; it is not written twice.</param>
    public void Verdict(Verdict verdict, Evidence? known = null)
    {
        Text(verdict.ArticleId);
        Number(verdict.Version);
        Number((int)verdict.Relation);
        Text(verdict.Of);
        Text(verdict.Group);
        Text(verdict.Lead);
        Text(verdict.Event);
        Text(verdict.Story);
        Fraction(verdict.Confidence);
        Text(verdict.LeadReason);
        Number(verdict.Confirmations);
        Flag(verdict.BySplit);
        Flag(verdict.Evidence == known);
        if (verdict.Evidence != known)
            Evidence(verdict.Evidence);
        All(verdict.NotJoined ?? [], NotJoined);
    }

    private void NotJoined(NotJoined missed)
    {
        Text(missed.Article);
        Number((int)missed.As);
        Fraction(missed.Score);
        Fraction(missed.Needed);
        Text(missed.Why);
        All(missed.Differs ?? [], Difference);
        All(missed.Signals ?? [], Signal);
    }

    private void Difference(Difference differs)
    {
        Text(differs.Kind);
        Text(differs.Here);
        Text(differs.There);
    }

    private void Signal(SignalScore signal)
    {
        Text(signal.Signal);
        Fraction(signal.Score);
    }

    public void Outcome(Outcome outcome)
    {
        Flag(outcome.Verdict is not null);
        if (outcome.Verdict is { } verdict)
            Verdict(verdict);
        All(outcome.Changed, changed => Verdict(changed));
        Text(outcome.Refusal);
    }

    public void Dispose() => _writer.Dispose();
}
