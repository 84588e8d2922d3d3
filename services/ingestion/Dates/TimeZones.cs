using System.Globalization;
using System.Text.RegularExpressions;

namespace Wiredesk.Ingestion.Dates;

/// <summary>Offsets as they are written in dates: <c>+02:00</c>, <c>-0500</c>, <c>Z</c>, and the zone names of RFC 822 and of wire services.</summary>
internal static partial class TimeZones
{
    // RFC 822's one-letter military zones are left out but Z: it gave them the wrong sign (RFC 2822, section 4.3).
    // Names that several zones share (IST, CST of China) have the meaning of RFC 822 or none.
    private static readonly Dictionary<string, double> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["BST"] = 1,
        ["CET"] = 1,
        ["CEST"] = 2,
        ["MET"] = 1,
        ["MEST"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["MSD"] = 4,
        ["JST"] = 9,
        ["KST"] = 9,
        ["HKT"] = 8,
        ["SGT"] = 8,
        ["AWST"] = 8,
        ["ACST"] = 9.5,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["AST"] = -4,
        ["ADT"] = -3,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["ET"] = -5,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["CT"] = -6,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["MT"] = -7,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["PT"] = -8,
        ["AKST"] = -9,
        ["AKDT"] = -8,
        ["HST"] = -10,
    };

    public static TimeSpan? Offset(string written)
    {
        if (Names.TryGetValue(written, out var hours))
            return TimeSpan.FromHours(hours);
        var match = Numeric().Match(written);
        if (!match.Success)
            return null;
        var minutes = (int.Parse(match.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture) * 60)
            + (match.Groups["minutes"].Success ? int.Parse(match.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture) : 0);
        return minutes > 14 * 60 ? null : TimeSpan.FromMinutes(match.Groups["sign"].Value == "+" ? minutes : -minutes);
    }

    [GeneratedRegex(@"^((GMT|UTC|UT)\s*)?(?<sign>[+\-\u2212])(?<hours>\d{1,2}):?(?<minutes>\d{2})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Numeric();
}
