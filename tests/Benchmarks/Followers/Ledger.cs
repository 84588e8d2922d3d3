namespace Wiredesk.Benchmarks.Followers;

/// <summary>What one follower or webhook got: enough to tell whether it was everything, once, in order.</summary>
/// <param name="partner">Who it is.</param>
/// <param name="source">The only source it may read; null for all.</param>
internal sealed class Ledger(string partner, string? source)
{
    private long _last;

    public string Partner => partner;

    public string? Source => source;

    public int Count { get; private set; }

    /// <summary>The numbers of the changes, in a sum that depends on their order.</summary>
    public ulong Sum { get; private set; }

    public bool IsOutOfOrder { get; private set; }

    /// <summary>From the change to its arrival, in milliseconds; of some.</summary>
    public List<double> Lags { get; } = [];

    public void Add(long number)
    {
        IsOutOfOrder |= number <= _last;
        (_last, Sum, Count) = (number, Mix(Sum, number), Count + 1);
    }

    public static (int Count, ulong Sum) Expected(IEnumerable<long> numbers) =>
        numbers.Aggregate((Count: 0, Sum: 0UL), (sum, number) => (sum.Count + 1, Mix(sum.Sum, number)));

    private static ulong Mix(ulong sum, long number) => unchecked((sum * 1_099_511_628_211) + (ulong)number); // The prime of FNV-1a.
}
