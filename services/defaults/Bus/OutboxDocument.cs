using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Bus;

/// <summary>A stage's result together with the messages that still announce it: saving it is one write, so neither exists without the other.</summary>
public abstract record OutboxDocument : Document
{
    /// <summary>Messages that were not yet confirmed, oldest first.</summary>
    public IReadOnlyList<OutgoingMessage> Outgoing { get; init; } = [];

    /// <summary>The documents that have something to send, by when it was saved. Every collection with an outbox declares it.</summary>
    public static Index<T> OutgoingIndex<T>() where T : OutboxDocument =>
        Index<T>.Of("outgoing", document => document.Outgoing is [var first, ..] ? first.Since : default(Key?));
}
