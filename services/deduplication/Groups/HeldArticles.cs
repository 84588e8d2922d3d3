using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Groups;

/// <summary>The articles that are held, in the order in which they leave, as far as the window goes.</summary>
internal sealed class HeldArticles(Window window)
{
    private readonly Dictionary<string, Member> _members = [];
    private readonly Queue<Member> _byArrival = [];
    private readonly Stack<int> _freeNumbers = [];
    private DateTimeOffset _latest = DateTimeOffset.MinValue;
    private int _numbers;

    /// <summary>Each by its id.</summary>
    public IReadOnlyDictionary<string, Member> ById => _members;

    /// <summary>The earliest first.</summary>
    public IEnumerable<Member> InOrder => _byArrival.Where(IsHeld);

    /// <summary>A number for the index of shingles that no held article has.</summary>
    public int TakeNumber() => _freeNumbers.TryPop(out var free) ? free : _numbers++;

    /// <summary>The number of an article that is no longer in the index.</summary>
    public void GiveBack(int number) => _freeNumbers.Push(number);

    /// <summary>Holds an article, in place of its earlier revision.</summary>
    public void Add(Member member)
    {
        _members[member.Id] = member;
        _byArrival.Enqueue(member);
    }

    public void Remove(string id) => _members.Remove(id);

    /// <summary>Notes when an article was taken in: the window's age counts from the latest.</summary>
    public void Note(DateTimeOffset? received)
    {
        if (received > _latest)
            _latest = received.Value;
    }

    /// <summary>The earliest article, when the window no longer holds it; else null.</summary>
    public Member? NextToLeave()
    {
        while (_byArrival.TryPeek(out var oldest))
        {
            var isHeld = IsHeld(oldest);
            if (isHeld && _members.Count <= window.Articles && !(_latest - oldest.ReceivedAt > window.Age))
                return null;
            _byArrival.Dequeue();
            if (isHeld)
                return oldest;
        }

        return null;
    }

    public void Write(StateWriter writer)
    {
        writer.Instant(_latest);
        writer.Number(_numbers);
        writer.Values<int>([.. _freeNumbers.Reverse()]);
    }

    public void Read(StateReader reader)
    {
        (_latest, _numbers) = (reader.Instant()!.Value, reader.Number());
        Array.ForEach(reader.Values<int>(), _freeNumbers.Push);
    }

    private bool IsHeld(Member member) => _members.GetValueOrDefault(member.Id) == member;
}
