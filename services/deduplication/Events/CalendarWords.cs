using System.Globalization;
using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Events;

/// <summary>Words of dates by their hashes: months in English, days of the week, days of the month, years.</summary>
internal static class CalendarWords
{
    private static readonly WordValues Months = Numbered("january february march april may june july august september october november december jan feb mar apr may jun jul aug sep oct nov dec", 12);

    private static readonly WordValues Weekdays = Numbered("monday tuesday wednesday thursday friday saturday sunday", 7);

    private static readonly WordValues Numbers = new(Enumerable.Range(1, 31).Concat(Enumerable.Range(1900, 200))
        .SelectMany(number => new[] { (Text: number.ToString(CultureInfo.InvariantCulture), number), (Text: number.ToString("00", CultureInfo.InvariantCulture), number) }));

    /// <summary>The month, 1 to 12; 0 for other words.</summary>
    public static int Month(uint word) => Months.Of(word);

    /// <summary>One bit for the day of the week; 0 for other words.</summary>
    public static byte Weekday(uint word) => Weekdays.Of(word) is > 0 and var day ? (byte)(1 << (day - 1)) : (byte)0;

    /// <summary>A number that may be a day of the month, a month or a year; 0 for other words.</summary>
    public static int Number(uint word) => Numbers.Of(word);

    private static WordValues Numbered(string words, int most) => new(words.Split(' ').Select((word, index) => (word, index % most + 1)));
}
