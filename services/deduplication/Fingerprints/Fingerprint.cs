using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>Everything that a decision needs to know about one revision of an article; compact, and kept in the log of arrivals.</summary>
/// <remarks>
/// Making it is the costly step and needs nothing but the text, so it runs in parallel. It holds the hash of each word, not of each
/// shingle: shingles follow from the words at the cost of a multiplication, and the words also serve events and stories.
/// </remarks>
public sealed record Fingerprint
{
    // Longer than any news report; what follows is not compared. Bounds the memory that one text can take.
    private const int MostWords = 50_000;
    private const int MostFeatures = 200;
    private const int LongestFeature = 80;

    /// <summary>The article's id.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The revision of the content.</summary>
    public required int Revision { get; init; }

    /// <summary>The publisher or agency.</summary>
    public required string Source { get; init; }

    /// <summary>When it was taken in.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When the publisher says that it was first published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The hash of all words in order; 0 for a text without words.</summary>
    public required ulong Content { get; init; }

    /// <summary>Whether the headline says that the text replaces an earlier one.</summary>
    public bool MarksUpdate { get; init; }

    /// <summary>The agency that the text credits, in small letters; absent when it credits none.</summary>
    public string? Agency { get; init; }

    /// <summary>The hash of each word, four bytes each, little-endian.</summary>
    public required byte[] Words { get; init; }

    /// <summary>A <see cref="Mark"/> for each word.</summary>
    public required byte[] Marks { get; init; }

    /// <summary>Where each word stands, as <see cref="Fingerprints.Spans"/> packs it.</summary>
    public required byte[] Spans { get; init; }

    /// <summary>The words of a headline that came apart from the text, as in <see cref="Words"/>.</summary>
    public byte[]? Title { get; init; }

    /// <summary>The names, numbers and dates, in the order of the text.</summary>
    public required IReadOnlyList<Feature> Features { get; init; }

    /// <summary>Reads a text.</summary>
    public static Fingerprint Of(ReceivedText received)
    {
        var text = received.Text;
        var title = received.Title is null ? null : Packed(Tokens.Read(received.Title));
        var tokens = Kept(Tokens.Read(text), received.LeftOut);
        var marks = MarksOf(text, tokens);
        return new Fingerprint
        {
            ArticleId = received.ArticleId,
            Revision = received.Revision,
            Source = received.Source,
            ReceivedAt = received.ReceivedAt,
            PublishedAt = received.PublishedAt,
            Content = ContentOf(tokens),
            MarksUpdate = UpdateMark.IsIn(received.Title, text),
            Agency = AgencyCredit.In(text, received.Source),
            Words = Packed(tokens),
            Marks = marks,
            Spans = Fingerprints.Spans.Pack(tokens),
            Title = title,
            Features = FeaturesOf(text, tokens, MemoryMarshal.Cast<byte, Mark>(marks)),
        };
    }

    /// <summary>The tokens outside the stretches that are left out.</summary>
    private static ReadOnlySpan<Token> Kept(ReadOnlySpan<Token> tokens, IReadOnlyList<TextSpan> leftOut)
    {
        if (leftOut.Count == 0)
            return tokens.Length <= MostWords ? tokens : tokens[..MostWords];
        var stretches = leftOut.OrderBy(span => span.Start).ToArray();
        var kept = new List<Token>(tokens.Length);
        var (next, end) = (0, 0); // where the stretches that started so far end
        foreach (var token in tokens)
        {
            for (; next < stretches.Length && stretches[next].Start <= token.Start; next++)
                end = Math.Max(end, stretches[next].End);
            if (token.End > end && kept.Count < MostWords)
                kept.Add(token);
        }

        return CollectionsMarshal.AsSpan(kept);
    }

    private static ulong ContentOf(ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length == 0)
            return 0;
        ulong hash = 1;
        foreach (var token in tokens)
            hash = Hash.Mix(hash, token.Hash);
        return hash;
    }

    private static byte[] MarksOf(string text, ReadOnlySpan<Token> tokens)
    {
        var bytes = new byte[tokens.Length];
        var marks = MemoryMarshal.Cast<byte, Mark>(bytes.AsSpan());
        Names.Find(text, tokens, marks);
        for (var index = 0; index < tokens.Length; index++)
        {
            var token = tokens[index];
            if (token.Kind == TokenKind.Number || Counting.Has(text, token))
                marks[index] = Mark.Number;
            else if (Calendar.Has(token))
                marks[index] = Mark.Date;
        }

        Quote(text, tokens, marks);
        return bytes;
    }

    private static void Quote(string text, ReadOnlySpan<Token> tokens, Span<Mark> marks)
    {
        var index = 0;
        foreach (var quotation in Quotations.Of(text))
        {
            for (; index < tokens.Length && tokens[index].Start < quotation.End; index++)
                marks[index] |= quotation.Start <= tokens[index].Start ? Mark.Quoted : Mark.None;
        }
    }

    private static List<Feature> FeaturesOf(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Mark> marks)
    {
        var features = new List<Feature>(Math.Min(tokens.Length / 5, MostFeatures)); // of news, about so many
        for (var index = 0; index < tokens.Length && features.Count < MostFeatures; index++)
        {
            var mark = marks[index] & ~Mark.Quoted;
            if (mark == Mark.None)
                continue;
            var first = tokens[index];
            while (mark == Mark.Name && index + 1 < tokens.Length && (marks[index + 1] & Mark.Name) != 0 && Names.Join(text, tokens[index], tokens[index + 1]))
                index++;
            var length = Math.Min(LongestFeature, tokens[index].End - first.Start);
            features.Add(new Feature(mark, first.Start, text.Substring(first.Start, length)));
        }

        return features;
    }

    private static byte[] Packed(ReadOnlySpan<Token> tokens)
    {
        var packed = new byte[tokens.Length * sizeof(uint)];
        for (var index = 0; index < tokens.Length; index++)
            BinaryPrimitives.WriteUInt32LittleEndian(packed.AsSpan(index * sizeof(uint)), (uint)tokens[index].Hash);
        return packed;
    }
}
