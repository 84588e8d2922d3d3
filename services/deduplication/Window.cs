namespace Wiredesk.Deduplication;

/// <summary>How much of the past new articles are compared with. What leaves it keeps its decision, and its groups keep their ids.</summary>
public sealed record Window
{
    /// <summary>The most articles that are held; the earliest arrival leaves first.</summary>
    public int Articles { get; init; } = 500_000;

    /// <summary>The longest time an article is held, measured between the times of receipt; null for no limit.</summary>
    public TimeSpan? Age { get; init; } = TimeSpan.FromDays(30);
}
