using System.Buffers;
using System.Text;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>The stretches of a text between double quotation marks.</summary>
public static class Quotations
{
    // A mark that is not closed within this stretch, or within its line, opens nothing: a lost mark shall not turn the rest of the text into a quotation.
    private const int Longest = 800;
    private const string QuotationMarks = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\u300e\u300f";
    private static readonly SearchValues<char> Marks = SearchValues.Create(QuotationMarks);
    private static readonly SearchValues<char> Ends = SearchValues.Create(QuotationMarks + "\n");

    // A text of nothing but ASCII has no others, and these are found several times as fast.
    private static readonly SearchValues<char> AsciiMarks = SearchValues.Create("\"");
    private static readonly SearchValues<char> AsciiEnds = SearchValues.Create("\"\n");

    /// <summary>The quotations, in order.</summary>
    public static IReadOnlyList<TextSpan> Of(string text)
    {
        var found = new List<TextSpan>();
        var (marks, ends) = Ascii.IsValid(text) ? (AsciiMarks, AsciiEnds) : (Marks, Ends);
        for (var open = text.AsSpan().IndexOfAny(marks); open >= 0 && open + 1 < text.Length;)
        {
            var rest = text.AsSpan(open + 1, Math.Min(Longest, text.Length - open - 1));
            var length = rest.IndexOfAny(ends);
            var closed = length >= 0 && rest[length] != '\n';
            if (closed)
                found.Add(new TextSpan(open + 1, open + 1 + length));

            var from = length < 0 ? open + 1 : open + length + 2;
            var next = from < text.Length ? text.AsSpan(from).IndexOfAny(marks) : -1;
            open = next < 0 ? -1 : from + next;
        }

        return found;
    }
}
