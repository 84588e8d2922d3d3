namespace Wiredesk.Publishing.Channels;

/// <summary>When to try again, and when to give up. Pure.</summary>
/// <remarks>
/// Standard Webhooks proposes ever longer pauses, up to a day, for each message by itself. Here later changes wait for the first (their order is
/// kept), so the pause ends at a quarter of an hour: a partner that is back is served soon.
/// </remarks>
public static class Schedule
{
    /// <summary>A channel that failed for this long, without one success, is switched off.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromDays(3);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(24);

    /// <summary>The pause after so many failures in a row: 5 s, doubled each time up to 15 minutes, a fifth more or less by chance; longer if the partner asked for it.</summary>
    /// <param name="failures">1 after the first.</param>
    /// <param name="asked">What <c>Retry-After</c> said; more than a day is not granted.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan Pause(int failures, TimeSpan? asked, double chance)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(First.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 30)), Longest.TotalSeconds)) * (0.8 + (0.4 * chance));
        var wanted = asked > LongestAsked ? LongestAsked : asked;
        return wanted > pause ? wanted.Value : pause;
    }

    /// <summary>What becomes of a channel after an attempt at its next change.</summary>
    public static Channel After(Channel channel, long number, Attempt attempt, DateTimeOffset now, double chance)
    {
        if (attempt.IsDelivered)
            return channel with { Cursor = number, Failures = 0, FailingSince = null, NextAttemptAt = null, LastError = null };
        var since = channel.FailingSince ?? now;
        var failed = channel with { Failures = channel.Failures + 1, FailingSince = since, LastError = attempt.Error };
        return attempt.IsGone ? Off(failed, "The partner answered 410 Gone.")
            : now - since >= GiveUp ? Off(failed, $"Nothing arrived since {since:yyyy-MM-dd HH:mm} UTC: {attempt.Error}")
            : failed with { NextAttemptAt = now + Pause(failed.Failures, attempt.RetryAfter, chance) };
    }

    private static Channel Off(Channel channel, string reason) => channel with { Status = ChannelStatus.Disabled, DisabledReason = reason, NextAttemptAt = null };
}

/// <summary>How an attempt to deliver ended.</summary>
/// <param name="IsDelivered">Whether the partner has it.</param>
/// <param name="Status">The HTTP status that came back, if any.</param>
/// <param name="Error">What went wrong; for the log, and the partner may see it.</param>
/// <param name="RetryAfter">How long the partner asked to be left alone.</param>
/// <param name="IsGone">Whether the partner wants nothing any more.</param>
public sealed record Attempt(bool IsDelivered, int? Status = null, string? Error = null, TimeSpan? RetryAfter = null, bool IsGone = false);
