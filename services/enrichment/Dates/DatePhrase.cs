namespace Wiredesk.Enrichment.Dates;

/// <summary>How a phrase tells its time.</summary>
internal enum DateForm
{
    /// <summary>Year, month and day as far as stated.</summary>
    Calendar,

    /// <summary>A day of the week.</summary>
    Weekday,

    /// <summary>A day of the week before, in or after the last date of the text: the following Monday.</summary>
    WeekdayFromAnchor,

    /// <summary>A day of the month of the last date of the text: on the 25th.</summary>
    DayOfAnchor,

    /// <summary>So many units from the day of publication: yesterday, last week, two years ago.</summary>
    FromPublication,

    /// <summary>So many units from the last date of the text: two days earlier, the following week.</summary>
    FromAnchor,

    /// <summary>A length of time: over two years.</summary>
    Duration,

    /// <summary>A time without edges: in recent weeks, for months.</summary>
    Vague,
}

/// <summary>A phrase that names a time, as it was read, before it is resolved.</summary>
/// <param name="First">Its first word.</param>
/// <param name="Last">Its last word.</param>
/// <param name="Form">How it tells its time.</param>
/// <param name="Year">The stated year; 0 when none is.</param>
/// <param name="Month">The stated month; 0 when none is.</param>
/// <param name="Day">The stated day of the month; 0 when none is.</param>
/// <param name="EndYear">The last year of a range of years; 0 when it is none.</param>
/// <param name="EndDay">The last day of a range of days in one month; 0 when it is none.</param>
/// <param name="Weekday">Monday 1 to Sunday 7; 0 when none is stated.</param>
/// <param name="Unit">The unit that is counted.</param>
/// <param name="Count">How many units on (or back, below 0); for a weekday or month -1 is "last", 1 is "next".</param>
internal readonly record struct DatePhrase(
    int First, int Last, DateForm Form, int Year = 0, int Month = 0, int Day = 0, int EndYear = 0, int EndDay = 0, int Weekday = 0, TimeUnit Unit = default, int Count = 0);
