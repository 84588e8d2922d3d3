using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Pages;

/// <summary>What a web page says as an article, or the reason why it was not read. What is not known is absent, never guessed.</summary>
public sealed record ExtractedPage
{
    public string? Title { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public string? Language { get; init; }

    public string? CanonicalUrl { get; init; }

    public string? SiteName { get; init; }

    /// <summary>The part of the publication that it appeared in, as the publisher calls it.</summary>
    public string? Section { get; init; }

    public string? Standfirst { get; init; }

    /// <summary>The article's paragraphs, separated by a blank line.</summary>
    public string? Text { get; init; }

    /// <summary>The part of the page that holds the article, as safe HTML.</summary>
    public string? Html { get; init; }

    public string? Image { get; init; }

    public PageRights? Rights { get; init; }

    /// <summary>Where each field came from, by the field's name in JSON.</summary>
    public IReadOnlyDictionary<string, Origin> Origins { get; init; } = new Dictionary<string, Origin>();

    /// <summary>Why the page was refused (<c>page-too-large</c>, <c>page-too-deep</c>, <c>page-too-complex</c>, <c>page-too-slow</c>); absent when it was read.</summary>
    public Refusal? Error { get; init; }
}

/// <summary>What the publisher allows: whether text and data mining is reserved (TDM Reservation Protocol), and the terms of use.</summary>
public sealed record PageRights(string? Tdm, string? Usage);
