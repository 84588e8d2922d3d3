using System.Text;
using System.Text.Json;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Tests.Documents;

/// <summary>A document with something of everything.</summary>
public sealed record Note : Document
{
    public static readonly Index<Note> ByRank = Index<Note>.Of("rank", note => note.Rank);
    public static readonly Index<Note> BySlug = Index<Note>.Of("slug", note => note.Slug is { } slug ? (Key?)slug : null, unique: true);
    public static readonly Index<Note> ByTag = new("tag", note => note.Tags.Select(tag => (Key)tag));
    public static readonly Index<Note> ByAlias = new("alias", note => note.Aliases.Select(alias => (Key)alias), Unique: true);
    public static readonly Index<Note> ByMark = new("mark", note => note.Marks.Select(mark => (Key)mark));
    public static readonly Collection<Note> Collection = new("notes", ByRank, BySlug, ByTag, ByAlias, ByMark)
    {
        Print = note => note.Text is { } text ? Encoding.UTF8.GetBytes($"{note.Id} {text}") : null,
    };

    public long? Rank { get; init; }

    public string? Slug { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<long> Marks { get; init; } = [];

    public string? Text { get; init; }

    public Dictionary<string, string> Bag { get; init; } = [];

    public JsonElement? Raw { get; init; }

    public IReadOnlyList<double> Doubles { get; init; } = [];

    public IReadOnlyList<decimal> Decimals { get; init; } = [];

    public DateTimeOffset? At { get; init; }
}
