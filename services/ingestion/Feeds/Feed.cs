namespace Wiredesk.Ingestion.Feeds;

/// <summary>
/// What a feed says, whatever its format. Text fields are plain text, or safe HTML where they hold markup (then a literal <c>&lt;</c> is written as a
/// reference).
/// </summary>
public sealed record Feed
{
    /// <summary>The format and its version: <c>rss-2.0</c>, <c>atom-1.0</c>, <c>json-1.1</c>, <c>news-sitemap</c>, ...</summary>
    public required string Format { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Link { get; init; }

    public string? Id { get; init; }

    public string? Language { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public DateTimeOffset? Created { get; init; }

    public string? Rights { get; init; }

    public string? Generator { get; init; }

    public string? Image { get; init; }

    public IReadOnlyList<Person> Authors { get; init; } = [];

    public IReadOnlyList<Person> Contributors { get; init; } = [];

    public IReadOnlyList<Category> Categories { get; init; } = [];

    public IReadOnlyList<Entry> Entries { get; init; } = [];
}

/// <summary>One item of a feed.</summary>
public sealed record Entry
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Link { get; init; }

    public string? Summary { get; init; }

    public string? Content { get; init; }

    public string? ContentLanguage { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public DateTimeOffset? Created { get; init; }

    public IReadOnlyList<Person> Authors { get; init; } = [];

    public IReadOnlyList<Person> Contributors { get; init; } = [];

    public string? Rights { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<Category> Categories { get; init; } = [];

    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];

    public EntrySource? Source { get; init; }

    public string? Comments { get; init; }

    public string? Image { get; init; }
}

/// <summary>Someone who wrote or contributed.</summary>
public sealed record Person(string? Name, string? Email = null, string? Uri = null);

/// <summary>A word the publisher filed something under.</summary>
public sealed record Category(string? Term, string? Scheme = null, string? Label = null);

/// <summary>A picture, sound or film that goes with an entry.</summary>
public sealed record Enclosure(string Url, string? Type = null, string? Length = null)
{
    public string? Caption { get; init; }

    public string? Credit { get; init; }

    public string? Rights { get; init; }
}

/// <summary>The feed that an entry was taken over from.</summary>
public sealed record EntrySource(string? Title, string? Link = null, string? Id = null, string? Rights = null);
