using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Bus;

/// <summary>A message that could not be worked on, kept with its reason, so that it can be listed and explained.</summary>
public sealed record QuarantinedMessage : Document
{
    /// <summary>The service that gave up.</summary>
    public required string Stage { get; init; }

    /// <summary>The queue it was read from.</summary>
    public required string Queue { get; init; }

    /// <summary>What kind of failure it was: <c>refused</c>, <c>malformed</c>, <c>failed</c> (after all retries), <c>crashed</c> (the process, several times).</summary>
    public required string Cause { get; init; }

    /// <summary>The reason in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The message as it was read.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>How many times the message came to quarantine.</summary>
    public required int Attempts { get; init; }

    public static Index<QuarantinedMessage> ByFirstSeen { get; } = Index<QuarantinedMessage>.Of("first-seen", message => message.FirstSeen);

    public static Collection<QuarantinedMessage> Collection { get; } = new("quarantine", ByFirstSeen);
}
