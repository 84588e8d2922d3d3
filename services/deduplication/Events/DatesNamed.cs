namespace Wiredesk.Deduplication.Events;

/// <summary>The days that a text names: dates as month * 32 + day, years, and days of the week as bits. A few of each; what comes later is background.</summary>
internal sealed record DatesNamed(ushort[] Days, ushort[] Years, byte Weekdays)
{
    private const int Most = 8;
    private const int FirstYear = 1900;

    /// <summary>No day is named.</summary>
    public static DatesNamed None { get; } = new([], [], 0);

    /// <summary>Reads the dates off a text's words, in any of the usual orders of day, month and year.</summary>
    public static DatesNamed In(ReadOnlySpan<uint> words)
    {
        var (days, years) = (new List<ushort>(0), new List<ushort>(0));
        byte weekdays = 0;
        for (var index = 0; index < words.Length; index++)
        {
            weekdays |= CalendarWords.Weekday(words[index]);
            var number = CalendarWords.Number(words[index]);
            if (number >= FirstYear && years.Count < Most)
                Add(years, number);
            if (days.Count >= Most)
                continue;
            var next = NumberAt(words, index + 1);
            if (CalendarWords.Month(words[index]) is > 0 and var month)
                Add(days, month, next is > 0 and < 32 ? next : NumberAt(words, index - 1));
            else if (number is > 0 and < 32 && next is > 0 and < 32 && (NumberAt(words, index + 2) >= FirstYear || NumberAt(words, index - 1) >= FirstYear))
                Add(days, number <= 12 ? number : next, number <= 12 ? next : number);
        }

        return days.Count + years.Count == 0 && weekdays == 0 ? None : new DatesNamed([.. days.Order()], [.. years.Order()], weekdays);
    }

    private static void Add(List<ushort> days, int month, int day)
    {
        if (month is > 0 and <= 12 && day is > 0 and < 32)
            Add(days, month * 32 + day);
    }

    private static void Add(List<ushort> distinct, int value)
    {
        if (!distinct.Contains((ushort)value))
            distinct.Add((ushort)value);
    }

    private static int NumberAt(ReadOnlySpan<uint> words, int index) => index >= 0 && index < words.Length ? CalendarWords.Number(words[index]) : 0;
}
