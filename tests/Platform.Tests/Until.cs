using System.Diagnostics;

namespace Wiredesk.Platform.Tests;

/// <summary>Waits for conditions, never for times.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again until the answer is there; a question that fails is asked again.</summary>
    public static async Task<T> Some<T>(Func<Task<T?>> ask, TimeSpan limit, string what) where T : class
    {
        var watch = Stopwatch.StartNew();
        Exception? last = null;
        while (watch.Elapsed < limit)
        {
            try
            {
                if (await ask() is { } answer) return answer;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
            {
                last = exception;
            }

            await Task.Delay(Pause);
        }

        throw new TimeoutException($"Not within {limit.TotalSeconds:0} s: {what}. {last?.Message}");
    }

    /// <summary>The same for a value.</summary>
    public static async Task<T> Value<T>(Func<Task<T?>> ask, TimeSpan limit, string what) where T : struct =>
        (await Some(async () => await ask() is { } answer ? new[] { answer } : null, limit, what))[0];

    public static Task True(Func<Task<bool>> ask, TimeSpan limit, string what) => Some(async () => await ask() ? "yes" : null, limit, what);
}
