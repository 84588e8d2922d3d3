using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>What deduplication reads of an article.</summary>
public sealed record ReceivedText
{
    /// <summary>The article's id: any text, unique per article.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The revision of the content, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The publisher or agency, empty when unknown.</summary>
    public string Source { get; init; } = "";

    /// <summary>The text as it was given; all offsets count into it.</summary>
    public required string Text { get; init; }

    /// <summary>The headline, when it came apart from the text.</summary>
    public string? Title { get; init; }

    /// <summary>When it was taken in; the window's maximum age is measured by it.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When the publisher says that it was first published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Stretches that an earlier stage found to be no part of the article, in any order.</summary>
    public IReadOnlyList<TextSpan> LeftOut { get; init; } = [];
}
