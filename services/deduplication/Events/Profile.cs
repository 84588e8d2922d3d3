using System.Buffers;
using Wiredesk.Deduplication.Fingerprints;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Events;

/// <summary>Where in a report a word stands and what kind of word it is; each kind is a sub-vector of its own.</summary>
[Flags]
internal enum TermKind : byte { Common = 0, Name = 1, Number = 2, Lead = 4, Title = 8 }

/// <summary>What a report is about: its telling words with their weights at the time it arrived, and the days it names.</summary>
/// <remarks>
/// Who, where and when tell one happening from another of its kind (Kumaran and Allan, "Text classification and named entities for new event detection",
/// SIGIR 2004), so names, numbers, headline and lead are kept apart. News tells the main thing first (the inverted pyramid), so the opening counts more.
/// </remarks>
internal sealed class Profile
{
    /// <summary>The most words that it keeps.</summary>
    public const int MostTerms = 160;

    private const int MostWords = 800;
    private const int Opening = 60;
    private const int OpeningStress = 4;
    private const int LeadWords = 40;
    private const int TitleWords = 14;
    private const float Scale = 256; // weights are whole numbers, so that sums do not depend on the machine

    /// <summary>The distinct words, ascending.</summary>
    public required uint[] Words { get; init; }

    /// <summary>The weight of each.</summary>
    public required ushort[] Weights { get; init; }

    /// <summary>The kind of each.</summary>
    public required TermKind[] Kinds { get; init; }

    /// <summary>The squared lengths of its sub-vectors; see <see cref="Likeness"/>.</summary>
    public required double[] Squares { get; init; }

    /// <summary>The days it names.</summary>
    public required DatesNamed Dates { get; init; }

    /// <summary>How many words the text has.</summary>
    public required int Length { get; init; }

    /// <summary>Nothing that could be compared.</summary>
    public static Profile Empty { get; } = new() { Words = [], Weights = [], Kinds = [], Squares = Likeness.Squares([], []), Dates = DatesNamed.None, Length = 0 };

    /// <summary>Reads what a text is about, and counts its words among those of the stream.</summary>
    public static Profile Of(Fingerprint fingerprint, DocumentFrequencies frequencies)
    {
        var words = fingerprint.WordHashes[..Math.Min(MostWords, fingerprint.WordCount)];
        var title = fingerprint.TitleHashes[..Math.Min(LeadWords, fingerprint.TitleHashes.Length)];
        var length = title.Length + words.Length;
        var (all, order, terms) = (ArrayPool<uint>.Shared.Rent(length), ArrayPool<ulong>.Shared.Rent(length), ArrayPool<Term>.Shared.Rent(length));
        title.CopyTo(all);
        words.CopyTo(all.AsSpan(title.Length));
        for (var index = 0; index < length; index++)
            order[index] = (ulong)all[index] << 32 | (uint)index;
        order.AsSpan(0, length).Sort();

        var found = 0;
        for (var start = 0; start < length;)
        {
            var word = (uint)(order[start] >> 32);
            var (count, kind) = (0, TermKind.Common);
            for (; start < length && (uint)(order[start] >> 32) == word; start++)
            {
                var position = (int)(uint)order[start];
                count += position < title.Length + Opening ? OpeningStress : 1;
                kind |= KindAt(position, title.Length, fingerprint);
            }

            if (CommonWords.Has(word))
                continue;
            if (CalendarWords.Number(word) >= 1900)
                kind &= ~TermKind.Number; // a year tells by itself
            terms[found++] = new Term(word, (ushort)Math.Clamp((1 + MathF.Log(count)) * frequencies.Take(word) * Scale, 0, ushort.MaxValue), kind);
        }

        frequencies.EndArticle();
        var profile = Of(terms.AsSpan(0, found), DatesNamed.In(all.AsSpan(0, length)), fingerprint.WordCount);
        ArrayPool<uint>.Shared.Return(all);
        ArrayPool<ulong>.Shared.Return(order);
        ArrayPool<Term>.Shared.Return(terms);
        return profile;
    }

    private static Profile Of(Span<Term> terms, DatesNamed dates, int length)
    {
        if (terms.Length > MostTerms)
        {
            terms.Sort((left, right) => left.Weight == right.Weight ? left.Word.CompareTo(right.Word) : right.Weight.CompareTo(left.Weight));
            terms = terms[..MostTerms];
            terms.Sort((left, right) => left.Word.CompareTo(right.Word));
        }

        var (distinct, weights, kinds) = (new uint[terms.Length], new ushort[terms.Length], new TermKind[terms.Length]);
        for (var index = 0; index < terms.Length; index++)
            (distinct[index], weights[index], kinds[index]) = terms[index];
        return new Profile { Words = distinct, Weights = weights, Kinds = kinds, Squares = Likeness.Squares(weights, kinds), Dates = dates, Length = length };
    }

    public void Write(StateWriter writer)
    {
        writer.Values<uint>(Words);
        writer.Values<ushort>(Weights);
        writer.Values<TermKind>(Kinds);
        writer.Values<ushort>(Dates.Days);
        writer.Values<ushort>(Dates.Years);
        writer.Number(Dates.Weekdays);
        writer.Number(Length);
    }

    public static Profile Read(StateReader reader)
    {
        var (words, weights, kinds) = (reader.Values<uint>(), reader.Values<ushort>(), reader.Values<TermKind>());
        return new Profile
        {
            Words = words,
            Weights = weights,
            Kinds = kinds,
            Squares = Likeness.Squares(weights, kinds),
            Dates = new DatesNamed(reader.Values<ushort>(), reader.Values<ushort>(), (byte)reader.Number()),
            Length = reader.Number(),
        };
    }

    /// <summary>The words that tell most, heaviest first.</summary>
    public uint[] Heaviest(int most)
    {
        var order = new ulong[Words.Length];
        for (var index = 0; index < order.Length; index++)
            order[index] = (ulong)(ushort.MaxValue - Weights[index]) << 32 | (uint)index;
        Array.Sort(order);
        var heaviest = new uint[Math.Min(most, order.Length)];
        for (var index = 0; index < heaviest.Length; index++)
            heaviest[index] = Words[(int)(uint)order[index]];
        return heaviest;
    }

    private static TermKind KindAt(int position, int title, Fingerprint fingerprint)
    {
        if (position < title)
            return TermKind.Title | TermKind.Lead;
        var at = position - title;
        var mark = fingerprint.WordMarks[at];
        return ((mark & Mark.Name) != 0 ? TermKind.Name : 0)
            | ((mark & Mark.Number) != 0 ? TermKind.Number : 0)
            | (at < LeadWords ? TermKind.Lead : 0)
            | (at < TitleWords && title == 0 ? TermKind.Title : 0);
    }

    private readonly record struct Term(uint Word, ushort Weight, TermKind Kind);
}
