using System.Text.RegularExpressions;

namespace Wiredesk.Deduplication.Tests;

/// <summary>What syndication does to a text; the same each time for the same number.</summary>
internal sealed partial class Damage(int seed)
{
    private const string Header = "Home | World | Business | Sport | Politics | Markets | Video | Log-in\nFerry traffic was halted after the harbour master closed the port for repairs.";
    private const string Footer = "Share this article. The orchestra opened its season before a full house on Friday. Copyright Site 7. All rights reserved. Sign up for our newsletter.";
    private static readonly string[] Words = "ferry orchestra window Paris yellow 17 quickly harvest minister river thirty song".Split(' ');
    private static readonly string[] Foreign = "wir haben lange gewartet und werden nicht länger schweigen denn der Weg ist noch weit".Split(' ');

    private readonly Random _random = new(seed);

    public static IEnumerable<string> Kinds { get; } = ["exact", "boiler", "trunc60", "trunc30", "edit5", "edit15", "ocr3", "wire", "rewrap", "quotes"];

    public string Do(string kind, string text) => kind switch
    {
        "exact" => Exact(text),
        "boiler" => Wrap(text),
        "trunc60" => Cut(text, 0.6),
        "trunc30" => Cut(text, 0.3),
        "edit5" => Edit(text, 0.05),
        "edit15" => Edit(text, 0.15),
        "ocr3" => string.Concat(text.Select(character => _random.NextDouble() < 0.03 ? (char)('a' + _random.Next(26)) : character)),
        "wire" => Wrap("Talks drag on as the hosts wait\nLONDON (Wire) - " + Edit(Cut(text, 0.6), 0.05)),
        "rewrap" => LineEnds().Replace(Spaces().Replace(text, " "), "$1\r\n  "),
        "quotes" => Quotations().Replace(text, found => $"„{string.Join(' ', found.Value.Trim('"', '“', '”').Split(' ').Select(_ => Foreign[_random.Next(Foreign.Length)]))}“"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Exact(string text)
    {
        var plain = Spaces().Replace(text, " ").Replace('"', '”').Replace('\'', '’').Replace("--", "—", StringComparison.Ordinal);
        return plain[..30].ToUpperInvariant() + plain[30..];
    }

    private static string Wrap(string text) => $"{Header}\n\n{text}\n\n{Footer}";

    private static string Cut(string text, double share)
    {
        var sentences = SentenceEnds().Split(text);
        return string.Join(' ', sentences.Take(Math.Max(1, (int)Math.Round(sentences.Length * share))));
    }

    private string Edit(string text, double share) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word =>
    {
        var dice = _random.NextDouble();
        var other = Words[_random.Next(Words.Length)];
        string[] edited = dice < share * 0.6 ? [other] : dice < share * 0.8 ? [] : dice < share ? [word, other] : [word];
        return edited;
    }));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(.{50,60}) ")]
    private static partial Regex LineEnds();

    [GeneratedRegex("[\"“][^\"“”]*[\"”]")]
    private static partial Regex Quotations();

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnds();
}
