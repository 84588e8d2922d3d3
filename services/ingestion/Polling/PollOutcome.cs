using Wiredesk.Ingestion.Politeness;

namespace Wiredesk.Ingestion.Polling;

/// <summary>How a poll ended.</summary>
public enum PollOutcome
{
    /// <summary>A word that this version does not know.</summary>
    Unknown,

    /// <summary>There was a document that is not the last one.</summary>
    Changed,

    /// <summary>The server said that nothing changed (304).</summary>
    NotModified,

    /// <summary>The server sent the last document again.</summary>
    Same,

    /// <summary>It will not come back (410): it is not polled any more.</summary>
    Gone,

    /// <summary>Nothing is there (404).</summary>
    NotFound,

    /// <summary>We are not let in (401, 403, 451 and the other 4xx).</summary>
    Denied,

    /// <summary>We ask too often (429).</summary>
    TooManyRequests,

    /// <summary>The server failed (5xx).</summary>
    ServerError,

    /// <summary>No connection, no name, or no answer in time.</summary>
    Unreachable,

    /// <summary>What was answered is no feed.</summary>
    NotAFeed,

    /// <summary>The document is larger than may be.</summary>
    TooLarge,

    /// <summary>The address leads where fetching may not go, or the connection is not secure.</summary>
    NotAllowed,

    /// <summary>The site's robots.txt does not let us in.</summary>
    Robots,

    /// <summary>Its host has no turn for us soon; only a test that an administrator asks for ends so.</summary>
    NotAsked,
}

/// <summary>What a poll found, as far as the next one depends on it.</summary>
/// <param name="Fresh">How many articles were new or revised.</param>
/// <param name="Wait">How long the publisher says that nothing will change (Cache-Control, ttl).</param>
/// <param name="RetryAfter">How long the server wants to be left alone.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record PollResult(PollOutcome Outcome, int Fresh = 0, TimeSpan? Wait = null, TimeSpan? RetryAfter = null, string? Reason = null)
{
    public bool IsFailure => Outcome is not (PollOutcome.Changed or PollOutcome.NotModified or PollOutcome.Same);
}
