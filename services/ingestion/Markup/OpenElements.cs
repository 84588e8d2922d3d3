namespace Wiredesk.Ingestion.Markup;

/// <summary>The elements that stand open at a place of HTML, as a parser would hold them there, counted before any tree is built.</summary>
internal sealed class OpenElements
{
    // A start tag of the first kind ends an open one of the second unless the third is between them (HTML Standard, section 13.1.2.4).
    private static readonly Dictionary<string, (string[] Ends, string[] Within)> ImpliedEnds = new()
    {
        ["li"] = (["li"], ["ul", "ol", "menu"]),
        ["dt"] = (["dt", "dd"], ["dl"]),
        ["dd"] = (["dt", "dd"], ["dl"]),
        ["option"] = (["option"], ["select", "datalist"]),
        ["td"] = (["td", "th"], ["table"]),
        ["th"] = (["td", "th"], ["table"]),
        ["tr"] = (["tr"], ["table"]),
        ["tbody"] = (["thead", "tbody", "tfoot"], ["table"]),
        ["a"] = (["a"], ["table"]),
        ["button"] = (["button"], ["table"]),
    };

    private static readonly string[] Paragraph = ["p"];
    private static readonly string[] AroundParagraphs = ["table", "button"];

    private readonly List<string> _open = [];
    private int _formatting;

    /// <summary>How many elements are open.</summary>
    public int Depth => _open.Count;

    /// <summary>How many nodes the parser makes by itself: formatting that is still open is opened again in the next block.</summary>
    public long Reopened { get; private set; }

    /// <summary>Takes a start tag.</summary>
    public void Start(string name)
    {
        if (HtmlNames.Void.Contains(name))
            return;
        if (HtmlNames.Block.Contains(name) && End(Paragraph, AroundParagraphs))
            Reopened += _formatting;
        if (ImpliedEnds.TryGetValue(name, out var implied))
            End(implied.Ends, implied.Within);
        _open.Add(name);
        if (HtmlNames.Formatting.Contains(name))
            _formatting++;
    }

    /// <summary>Takes an end tag.</summary>
    public void End(string name)
    {
        if (HtmlNames.Formatting.Contains(name))
            _formatting = Math.Max(0, _formatting - 1);
        else
            Reopened += _formatting;
        if (_open.LastIndexOf(name) is var at and >= 0)
            _open.RemoveRange(at, _open.Count - at);
    }

    private bool End(string[] names, string[] within)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (Array.IndexOf(names, _open[i]) >= 0)
            {
                _open.RemoveRange(i, _open.Count - i);
                return true;
            }

            if (Array.IndexOf(within, _open[i]) >= 0)
                return false;
        }

        return false;
    }
}
