using Wiredesk.Contracts;

namespace Wiredesk.Deduplication.Tests.Copies;

/// <summary>Reports that fill in one form anew, and one report whose figures were mended or misread.</summary>
public class FormsTests
{
    private static readonly Relation[] SameText = [Relation.Copy, Relation.NearCopy, Relation.Excerpt, Relation.Extension];

    /// <summary>A form with blanks {0}, {1}, ... and two ways to fill it in.</summary>
    public static TheoryData<string, string, string, string> Forms { get; } = new()
    {
        {
            "earthquake",
            "A magnitude {0} earthquake struck {1} on {2} at a depth of {3} kilometres, the national seismological centre said. The epicentre lay {4} kilometres from {5}. There were no immediate reports of damage or casualties, and no tsunami warning was issued. Residents ran into the streets when the ground began to shake, and schools were closed for the rest of the day as a precaution.",
            "5.9|Kermadec|Monday|12|35|Raoul Bay", "4.7|Tarapaca|Thursday|88|60|Iquique"
        },
        {
            "match",
            "{0} beat {1} {2} on {3} in front of {4} spectators at the {5} ground. The home side took the lead after {6} minutes and never looked back, while the visitors were left to rue a string of missed chances in the second half. The result lifts the winners to the upper half of the table, and the losers stay near the bottom with only a few rounds left to play.",
            "Halden|Moss|2-1|Saturday|4,310|Stadion Nord|17", "Brekke|Lund|4-0|Sunday|1,905|Elvebakken|63"
        },
        {
            "market",
            "Shares in {0} closed {1} points higher at {2} on {3} as banks and energy firms gained. Turnover came to {4} million and rising shares outnumbered falling ones. Dealers said that trading was quiet ahead of the decision on interest rates, and that most investors stayed on the sidelines. The currency was little changed against the dollar, and government bonds edged up across all maturities.",
            "Oslo|14.2|1,203.77|Monday|612|x", "Warsaw|38.9|2,481.10|Wednesday|907|x"
        },
        {
            "weather",
            "The weather service issued a warning for {0} from {1} evening until {2} morning. Gusts of up to {3} kilometres an hour and {4} millimetres of rain are expected, and drivers are asked to stay at home unless the journey cannot wait. Ferries may be cancelled at short notice, and loose objects should be taken indoors before the storm arrives. The service will review the warning as new measurements come in.",
            "Lofoten|Monday|Tuesday|110|45", "Bergen|Friday|Saturday|85|70"
        },
        {
            "court",
            "The court heard the {0} day of argument in the case of {1} on {2} and adjourned until {3}. The judge allowed {4} further exhibits and refused a request for bail. Counsel for the defence said that the evidence had been gathered unlawfully, while the prosecution held that every warrant was in order. The public gallery was full, and relatives of both sides were kept apart by the ushers.",
            "second|Harlan Voss|Monday|Thursday|14", "fifth|Mira Teal|Wednesday|Friday|3"
        },
        {
            "lottery",
            "The winning numbers drawn on {0} were {1}, {2}, {3}, {4}, {5} and {6}. The jackpot of {7} million was not won and rolls over to the next draw. Players who matched five numbers receive their prize from any shop that sells tickets, on showing the ticket, within ninety days. The draw was supervised by a notary and can be seen again on the operator's site at any time.",
            "Wednesday|3|11|19|28|33|45|8.2", "Saturday|7|14|22|25|39|41|12.6"
        },
        {
            "obituary",
            "{0}, who taught at the school in {1} for {2} years, died on {3} at the age of {4}, the family said. Generations of pupils remember a patient teacher who never raised a voice and always had time for those who fell behind. A service will be held at the parish church, and in place of flowers the family asks for gifts to the school library, which was a lifelong concern.",
            "Edith Marlow|Tarn|31|Sunday|84", "Gordon Pell|Wick|22|Thursday|77"
        },
    };

    /// <summary>Forms without figures: only who and where differ.</summary>
    public static TheoryData<string, string, string> Named { get; } = new()
    {
        {
            "The council has appointed {0} director of the museum in {1}, succeeding {2}, who retires in the summer. The chair of the board said that the choice was unanimous and that the new director would take up the post after the holidays. Staff were told at a meeting in the morning, and visitors will see little change in the programme before the next season. The appointment, said {0}, was an honour.",
            "Edith Marlow|Tarn|Oskar Lind", "Gordon Pell|Wick|Hanna Brodal"
        },
        {
            "The ambassador of {0} was called to the foreign ministry in {1} over remarks by minister {2} on the fishing dispute. The ministry said that it expected a clear apology and that relations could not stay as they were. A spokesman for the embassy declined to comment on the meeting. Fishermen on both sides have kept to the harbours while the talks about quotas go on.",
            "Norway|Lisbon|Mira Teal", "Iceland|Madrid|Harlan Voss"
        },
    };

    private static string Fill(string form, string blanks) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, blanks.Split('|'));

    private static Verdict Second(string first, string second, string? title = null)
    {
        var deduplicator = new Deduplicator(copiesOnly: true);
        deduplicator.Apply(1, Texts.Print("first", first));
        return deduplicator.Apply(2, Texts.Print("second", second, title: title)).Verdict!;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void AFormFilledInAnew_IsNoCopy(string kind, string form, string one, string other)
    {
        Assert.NotEmpty(kind);
        Assert.DoesNotContain(Second(Fill(form, one), Fill(form, other)).Relation, SameText);
        Assert.DoesNotContain(Second(Fill(form, other), Fill(form, one)).Relation, SameText);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void AFormFilledInAnew_IsACopyWhenItsHeadlineSaysUpdate(string kind, string form, string one, string other) =>
        Assert.Contains(Second(Fill(form, one), Fill(form, other), $"UPDATE 2 - {kind}").Relation, SameText);

    [Theory]
    [MemberData(nameof(Named))]
    public void AFormFilledInForSomeoneElse_IsNoCopy(string form, string one, string other)
    {
        Assert.DoesNotContain(Second(Fill(form, one), Fill(form, other)).Relation, SameText);
        Assert.Contains(Second(Fill(form, one), Fill(form, one).Replace(one.Split('|')[1], "Vigo", StringComparison.Ordinal)).Relation, SameText);
        Assert.Contains(Second(Fill(form, one), new Damage(7).Do("ocr3", Fill(form, one))).Relation, SameText);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void OneMendedFigure_LeavesItACopy(string kind, string form, string one, string other)
    {
        Assert.NotEmpty(kind);
        foreach (var blanks in new[] { one, other })
        {
            var filled = blanks.Split('|');
            var figure = Array.FindIndex(filled, blank => char.IsDigit(blank[0]));
            filled[figure] = "9" + filled[figure];
            Assert.Contains(Second(Fill(form, blanks), Fill(form, string.Join('|', filled))).Relation, SameText);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void AMisreadText_IsACopy(string kind, string form, string one, string other)
    {
        Assert.NotEmpty(kind);
        foreach (var (blanks, seed) in new[] { (one, 1), (other, 2), (one, 3), (other, 4) })
            Assert.Contains(Second(Fill(form, blanks), new Damage(seed).Do("ocr3", Fill(form, blanks))).Relation, SameText);
    }
}
