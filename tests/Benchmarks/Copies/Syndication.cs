namespace Wiredesk.Benchmarks.Copies;

/// <summary>A stream of reports of 840 characters, as news and its syndication make it: four of five are new, the fifth is a copy of a recent one.</summary>
/// <remarks>The same seed gives the same stream. Copies are the whole text with other quotes, its first 60%, an edited one, and one in a site's wrapping, in turn.</remarks>
internal sealed class Syndication(int seed)
{
    /// <summary>The length of a report, copies and wrapping apart.</summary>
    public const int Characters = 840;

    private const int Recent = 2_000;
    private const int CopyEvery = 5;
    private const int Sites = 25;

    private readonly Reports _reports = new(seed, Characters);
    private readonly Random _random = new(seed);
    private readonly string[] _recent = new string[Recent];
    private readonly string[] _wrapping = [.. Enumerable.Range(1, 2 * Sites).Select(site => new Reports(-site, 200).Next())];
    private int _made;

    /// <summary>The next text, and whether it is a copy.</summary>
    public (string Text, bool IsCopy) Next()
    {
        var number = _made++;
        if (number >= Recent && number % CopyEvery == 0)
            return (Copied(_recent[_random.Next(Recent)], number / CopyEvery % 4), true);
        var text = _reports.Next();
        _recent[number % Recent] = text;
        return (text, false);
    }

    private string Copied(string text, int kind) => kind switch
    {
        0 => text.Replace('"', '\u201d'),
        1 => text[..(text.Length * 6 / 10)],
        2 => Reports.Edited(text),
        _ => $"{_wrapping[_random.Next(Sites)]}\n\n{text}\n\n{_wrapping[Sites + _random.Next(Sites)]}",
    };
}
