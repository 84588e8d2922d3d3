namespace Wiredesk.Enrichment.Dates;

/// <summary>What a word is to a reader of dates.</summary>
internal enum DateWordKind
{
    None,

    /// <summary>The number of the month.</summary>
    Month,

    /// <summary>The day of the week, Monday 1 to Sunday 7.</summary>
    Weekday,

    /// <summary>A unit: see <see cref="TimeUnit"/>.</summary>
    Unit,

    /// <summary>A small number in words.</summary>
    Count,

    /// <summary>Days from the day of publication: today 0, yesterday -1.</summary>
    Day,

    /// <summary>"currently": the day of publication, roughly.</summary>
    Now,

    /// <summary>"ago", after the count and unit.</summary>
    Ago,

    /// <summary>The word for "ago" that stands before count and unit: vor, hace, il y a.</summary>
    AgoBefore,

    /// <summary>"earlier", "before": back from the last date of the text.</summary>
    Earlier,

    /// <summary>"later", "after": on from the last date of the text.</summary>
    Later,

    /// <summary>"last", "this", "next" before a unit, weekday or month: -1, 0, 1.</summary>
    Which,

    /// <summary>"previous", "same", "following" before a unit or weekday: from the last date of the text; -1, 0, 1.</summary>
    WhichThen,

    /// <summary>"recent", "past", "coming": a span without edges.</summary>
    Vague,

    /// <summary>"morning": a part of the day.</summary>
    DayPart,
}

/// <summary>A unit of time.</summary>
internal enum TimeUnit
{
    Day = 1,
    Week,
    Month,
    Year,
    Decade,
    Hour,
}

/// <summary>What a word is to a reader of dates, and its number.</summary>
internal readonly record struct DateWord(DateWordKind Kind, int Value);
