namespace Wiredesk.Publishing.Changes;

/// <summary>Waits for what may not come. Thousands do so several times a second, and none leaves a timer behind.</summary>
internal static class Waiting
{
    /// <summary>Returns when a task is completed, or when the time is over; says whether it was in time.</summary>
    public static async Task<bool> Within(this Task task, TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(most, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
