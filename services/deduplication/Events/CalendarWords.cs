using System.Globalization;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Events;

/// <summary>Words of dates by their hashes: months in English, days of the week, days of the month, years.</summary>
internal static class CalendarWords
{
    private static readonly Dictionary<uint, byte> Months = Numbered(
        "january february march april may june july august september october november december jan feb mar apr may jun jul aug sep oct nov dec", start: 0, modulo: 12);

    private static readonly Dictionary<uint, byte> Weekdays = Numbered("monday tuesday wednesday thursday friday saturday sunday", start: 0, modulo: 7);

    private static readonly Dictionary<uint, ushort> Numbers = Enumerable.Range(1, 31).Concat(Enumerable.Range(1900, 200))
        .SelectMany(number => new[] { (Text: number.ToString(CultureInfo.InvariantCulture), number), (Text: number.ToString("00", CultureInfo.InvariantCulture), number) })
        .DistinctBy(pair => pair.Text).ToDictionary(pair => (uint)Hash.Of(pair.Text), pair => (ushort)pair.number);

    /// <summary>The month, 1 to 12; 0 for other words.</summary>
    public static int Month(uint word) => Months.TryGetValue(word, out var month) ? month + 1 : 0;

    /// <summary>One bit for the day of the week; 0 for other words.</summary>
    public static byte Weekday(uint word) => Weekdays.TryGetValue(word, out var day) ? (byte)(1 << day) : (byte)0;

    /// <summary>A number that may be a day of the month, a month or a year; 0 for other words.</summary>
    public static int Number(uint word) => Numbers.GetValueOrDefault(word);

    private static Dictionary<uint, byte> Numbered(string words, int start, int modulo) => words.Split(' ')
        .Select((word, index) => (word, Value: (byte)((start + index) % modulo))).DistinctBy(pair => pair.word)
        .ToDictionary(pair => (uint)Hash.Of(pair.word), pair => pair.Value);
}
