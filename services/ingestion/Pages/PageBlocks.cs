using System.Text;
using AngleSharp.Dom;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Pages;

/// <summary>Cuts a page into blocks of text, without what is never the article.</summary>
internal sealed class PageBlocks(bool believeNames)
{
    /// <summary>Furniture by name is believed unless it holds more than this share of the page's text.</summary>
    private const double LargestFurniture = 0.4;

    private const double LargestComments = 0.9;

    private readonly List<PageBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private readonly Dictionary<IElement, int> _lengths = [];
    private int _linkLength;
    private int _linkDepth;
    private IElement? _block;

    /// <param name="believeNames">Whether class names are believed; where they hide the article they are not.</param>
    public static (List<PageBlock> Blocks, int PageLength) Of(IElement body, bool believeNames)
    {
        var reader = new PageBlocks(believeNames);
        var length = reader.Measure(body);
        reader._block = body;
        reader.Walk(body, body);
        reader.Flush();
        return (reader._blocks, length);
    }

    // The text length of each element, so that furniture can be judged by what it holds. Depth is bounded by PageScan.
    private int Measure(IElement element)
    {
        if (Clutter.IsNever(element))
            return 0;
        var length = 0;
        foreach (var child in element.ChildNodes)
        {
            if (child is IText text)
                length += text.Data.AsSpan().Trim().Length;
            else if (child is IElement inner)
                length += Measure(inner);
        }

        return _lengths[element] = length;
    }

    private void Walk(IElement element, IElement body)
    {
        foreach (var child in element.ChildNodes)
        {
            if (child is IText text)
                Append(text.Data);
            else if (child is IElement inner)
                Enter(inner, body);
        }
    }

    private void Enter(IElement element, IElement body)
    {
        if (Clutter.IsNever(element) || IsLeftOut(element, _lengths.GetValueOrDefault(element) / (double)Math.Max(_lengths[body], 1)))
            return;
        if (element.LocalName is "br" or "hr")
        {
            // A line end; two of them end a paragraph.
            if (element.LocalName == "hr" || (_text.Length > 0 && _text[^1] == '\n'))
                Flush();
            else
                _text.Append('\n');
            return;
        }

        if (!HtmlNames.Block.Contains(element.LocalName))
        {
            if (element.LocalName == "a")
                _linkDepth++;
            Walk(element, body);
            if (element.LocalName == "a")
                _linkDepth--;
            return;
        }

        Flush();
        var outer = _block;
        _block = element;
        Walk(element, body);
        Flush();
        _block = outer;
    }

    private bool IsLeftOut(IElement element, double share) =>
        (share < LargestFurniture && IsFurniture(element)) || (share < LargestComments && Clutter.IsComments(element));

    private bool IsFurniture(IElement element) => believeNames ? Clutter.IsFurniture(element) : Clutter.IsFurnitureByKind(element);

    private void Append(string data)
    {
        var preformatted = _block?.LocalName == "pre";
        foreach (var character in data)
        {
            if (char.IsWhiteSpace(character) && !preformatted)
            {
                if (_text.Length > 0 && !char.IsWhiteSpace(_text[^1]))
                    _text.Append(' ');
            }
            else if (character is not ('\u200B' or '\uFEFF' or '\u00AD'))
            {
                _text.Append(character);
                if (_linkDepth > 0)
                    _linkLength++;
            }
        }
    }

    private void Flush()
    {
        var text = _text.ToString().Trim();
        if (text.Length > 0)
            _blocks.Add(new PageBlock(_block!, text, Math.Min(1.0, (double)_linkLength / text.Length)));
        _text.Clear();
        _linkLength = 0;
    }
}
