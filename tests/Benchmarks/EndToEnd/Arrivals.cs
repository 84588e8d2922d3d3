using System.Collections.Concurrent;

namespace Wiredesk.Benchmarks.EndToEnd;

/// <summary>Counts what came to the end of a chain, round by round.</summary>
/// <param name="complete">Called when a round is complete.</param>
internal sealed class Arrivals(Action<int>? complete = null)
{
    private readonly ConcurrentDictionary<int, int> _counts = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _rounds = new();

    /// <summary>Ends when all messages of the round have arrived.</summary>
    public Task Wait(int round) => Round(round).Task;

    public void Note(int round, int of)
    {
        if (_counts.AddOrUpdate(round, 1, (_, count) => count + 1) != of) return;
        complete?.Invoke(round);
        Round(round).TrySetResult();
    }

    private TaskCompletionSource Round(int round) => _rounds.GetOrAdd(round, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
