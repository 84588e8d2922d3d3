using System.Text;
using AngleSharp.Dom;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Texts of a page, gathered and compared.</summary>
internal static class PageText
{
    private const int LongestWords = 2000;

    private static readonly HashSet<string> Skipped = HtmlNames.Set("script style template svg math object embed select option datalist head noscript iframe rp rt");

    /// <summary>True of elements whose text no reader sees, or sees as a control.</summary>
    public static bool IsSkipped(IElement element) => Skipped.Contains(element.LocalName);

    /// <summary>Letters and digits alone, in lower case: what is left of two texts that say the same.</summary>
    public static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>True when two texts have the same letters and digits, of which there are some.</summary>
    public static bool Same(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (i, j, some) = (0, 0, false);
        while (true)
        {
            while (i < one.Length && !char.IsLetterOrDigit(one[i]))
                i++;
            while (j < other.Length && !char.IsLetterOrDigit(other[j]))
                j++;
            if (i == one.Length || j == other.Length)
                return i == one.Length && j == other.Length && some;
            if (char.ToLowerInvariant(one[i++]) != char.ToLowerInvariant(other[j++]))
                return false;
            some = true;
        }
    }

    /// <summary>The first words of an element, up to some 2,000 characters; parts of it that touch are held apart.</summary>
    public static string Words(IElement element, PageDeadline deadline)
    {
        var words = new StringBuilder();
        AppendWords(element, words, deadline);
        return words.ToString().Trim();
    }

    /// <summary>Adds a character as readers see it: white space once, and what is invisible not at all.</summary>
    public static void Append(char character, StringBuilder text)
    {
        if (char.IsWhiteSpace(character))
        {
            if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
                text.Append(' ');
        }
        else if (character is not ('\u200B' or '\uFEFF' or '\u00AD'))
        {
            text.Append(character);
        }
    }

    private static void AppendWords(IElement element, StringBuilder words, PageDeadline deadline)
    {
        for (var i = 0; i < element.ChildNodes.Length && words.Length < LongestWords; i++)
        {
            deadline.Check();
            if (element.ChildNodes[i] is IText text)
            {
                foreach (var character in text.Data)
                    Append(character, words);
            }
            else if (element.ChildNodes[i] is IElement inner && !IsSkipped(inner))
            {
                Append(' ', words);
                AppendWords(inner, words, deadline);
                Append(' ', words);
            }
        }
    }
}
