using System.Collections;

namespace Wiredesk.Deduplication.Groups;

/// <summary>A list that nearly always has one element, which then takes no room of its own: of groups, events and stories there are as many as of articles.</summary>
internal struct Few<T> : IReadOnlyList<T>
    where T : class
{
    private T? _one;
    private List<T>? _several;

    public readonly int Count => _several?.Count ?? (_one is null ? 0 : 1);

    public readonly T this[int index] => _several is not null ? _several[index] : index == 0 && _one is not null ? _one : throw new ArgumentOutOfRangeException(nameof(index));

    public void Add(T element)
    {
        if (Count == 0)
            (_one, _several) = (element, null);
        else
            (_several ??= [_one!]).Add(element);
    }

    public void AddRange(IEnumerable<T> elements)
    {
        foreach (var element in elements)
            Add(element);
    }

    public void Remove(T element)
    {
        if (_several is not null)
            _several.Remove(element);
        else if (_one == element)
            _one = null;
    }

    public readonly Enumerator GetEnumerator() => new(this);

    readonly IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One after another, of what there was when it began.</summary>
    public struct Enumerator(Few<T> few) : IEnumerator<T>
    {
        private readonly int _count = few.Count;
        private int _at = -1;

        public readonly T Current => few[_at];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_at < _count;

        public void Reset() => _at = -1;

        public readonly void Dispose()
        {
        }
    }
}
