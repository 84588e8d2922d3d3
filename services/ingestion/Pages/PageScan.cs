using System.Collections.Frozen;
using System.Text;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Pages;

/// <summary>A page that was looked through before it is parsed: why it is refused, or what of it is worth parsing.</summary>
/// <param name="Refusal">Why the page is not parsed; nothing when it may be.</param>
/// <param name="Html">The page without code, drawings and attributes that say nothing about an article: about a fifth of what was sent.</param>
/// <param name="LinkedData">The content of its JSON-LD blocks.</param>
internal sealed record PageScan(Refusal? Refusal, string Html, IReadOnlyList<string> LinkedData)
{
    public const int LargestPage = 10 * 1024 * 1024;
    public const int DeepestNesting = HtmlScan.DeepestNesting;
    public const int MostNodes = HtmlScan.MostNodes;
    public const int MostAttributes = HtmlScan.MostAttributes;
    private const int MostLinkedData = 50;

    // What is never text for readers.
    private static readonly FrozenSet<string> Dropped =
        "script style svg noscript template iframe object applet textarea canvas audio video noembed noframes map".Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Kept =
        "class id href src alt title content property name itemprop datetime rel role lang hidden aria-hidden http-equiv pubdate colspan rowspan start".Split(' ').ToFrozenSet();

    /// <summary>Looks through the page once. The parser's work grows with depth times length, so that what nests too deep would cost minutes.</summary>
    /// <exception cref="PageTooSlowException">The time of the page is up.</exception>
    public static PageScan Of(string html, PageDeadline deadline) => html.Length > LargestPage
        ? Refused("page-too-large", $"The page has {html.Length} characters; {LargestPage} are allowed.")
        : new Reader(html, deadline).Read();

    private static PageScan Refused(string code, string message) => new(new Refusal(code, message), "", []);

    private sealed class Reader(string html, PageDeadline deadline)
    {
        private readonly Tokenizer _tokens = new(html, html: true);
        private readonly StringBuilder _lean = new(html.Length / 3);
        private readonly List<string> _linkedData = [];
        private readonly OpenElements _open = new();
        private readonly Dictionary<string, int> _ends = [];
        private long _nodes;
        private bool _tooManyAttributes;

        public PageScan Read()
        {
            while (_tokens.Read())
            {
                deadline.Check();
                Take();
                if (_nodes + _open.Reopened > MostNodes)
                    return Refused("page-too-complex", $"The page has more than {MostNodes} elements and texts.");
                if (_tooManyAttributes)
                    return Refused("page-too-complex", $"A <{_tokens.Name}> has more than {MostAttributes} attributes.");
                if (_open.Depth > DeepestNesting)
                    return Refused("page-too-deep", $"The page nests more than {DeepestNesting} elements.");
            }

            return new PageScan(null, _lean.ToString(), _linkedData);
        }

        private void Take()
        {
            _nodes++;
            switch (_tokens.Kind)
            {
                case TokenKind.Text:
                    _lean.Append(html.AsSpan()[_tokens.Content]);
                    break;
                case TokenKind.Start:
                    _tooManyAttributes |= _tokens.AttributeCount > MostAttributes;
                    if (!Dropped.Contains(_tokens.Name) || !Drop())
                        TakeStart();
                    break;
                case TokenKind.End:
                    TakeEnd();
                    break;
                case TokenKind.Declaration when _nodes < 10:
                    _lean.Append(html, _tokens.Start, _tokens.Content.End.GetOffset(html.Length) - _tokens.Start).Append('>');
                    break;
            }
        }

        private void TakeStart()
        {
            Write();
            _open.Start(_tokens.Name);
        }

        private void TakeEnd()
        {
            _lean.Append("</").Append(_tokens.Name).Append('>');
            _open.End(_tokens.Name);
        }

        private void Write()
        {
            _lean.Append('<').Append(_tokens.Name);
            foreach (var (name, value) in _tokens.Attributes)
            {
                if (Kept.Contains(name) && !value.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                    WriteAttribute(name, value);
                else if (name == "style" && Hides(value))
                    WriteAttribute("hidden", "");
            }

            _lean.Append('>');
        }

        private void WriteAttribute(string name, string value)
        {
            var quote = value.Contains('"', StringComparison.Ordinal) ? '\'' : '"';
            if (quote == '"' || !value.Contains('\'', StringComparison.Ordinal))
                _lean.Append(' ').Append(name).Append('=').Append(quote).Append(value).Append(quote);
        }

        private static bool Hides(string style)
        {
            var packed = style.Replace(" ", "", StringComparison.Ordinal);
            return packed.Contains("display:none", StringComparison.OrdinalIgnoreCase) || packed.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
        }

        /// <summary>Steps over an element that is worth nothing; says no when it never ends, since all that follows would be lost with it.</summary>
        private bool Drop()
        {
            var name = _tokens.Name;
            if (_tokens.SelfClosing && name == "svg")
                return true;
            if (!HasEnd(name))
                return false;

            var isLinkedData = name == "script" && _linkedData.Count < MostLinkedData && IsLinkedData(_tokens.Attributes);
            while (_tokens.Read())
            {
                deadline.Check();
                _nodes++;
                if (_tokens.Kind == TokenKind.End && _tokens.Name == name)
                    break;
                if (_tokens.Kind == TokenKind.Text && isLinkedData)
                    _linkedData.Add(_tokens.Value);
                if (name == "svg" && _tokens.Kind == TokenKind.Start && HtmlNames.Block.Contains(_tokens.Name) && _tokens.Name != "title")
                {
                    TakeStart(); // A drawing that was not closed ends where the page goes on.
                    break;
                }
            }

            return true;
        }

        // Each end is looked for once: asked anew for every start it could cost the square of the length.
        private bool HasEnd(string name)
        {
            if (!_ends.TryGetValue(name, out var end) || end < _tokens.Start)
            {
                var found = html.IndexOf("</" + name, _tokens.Start, StringComparison.OrdinalIgnoreCase);
                _ends[name] = end = found < 0 ? int.MaxValue : found;
            }

            return end < int.MaxValue;
        }

        private static bool IsLinkedData(List<RawAttribute> attributes) =>
            attributes.Exists(attribute => attribute.Name == "type" && attribute.Value.Contains("ld+json", StringComparison.OrdinalIgnoreCase));
    }
}
