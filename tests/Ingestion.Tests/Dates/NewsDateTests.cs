using Wiredesk.Ingestion.Dates;

namespace Wiredesk.Ingestion.Tests.Dates;

public sealed class NewsDateTests
{
    [Theory]
    // RFC 822 and its misspellings
    [InlineData("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z")]
    [InlineData("01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z")]
    [InlineData("Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z")]
    [InlineData("Thu, 01 Jan 99 19:48:21 GMT", "1999-01-01T19:48:21Z")]
    [InlineData("Thu, 1 Jan 2004 19:48 +0200", "2004-01-01T17:48:00Z")]
    [InlineData("Thu, 1 Jan 2004 19:48:21 EST", "2004-01-02T00:48:21Z")]
    [InlineData("Thu, 1 Jan 2004 19:48:21 GMT+02:00", "2004-01-01T17:48:21Z")]
    [InlineData("Thu, 1 Jan 2004 19:48:21 -0500 (EST)", "2004-01-02T00:48:21Z")]
    [InlineData("Thursday, January 1st, 2004 19:48:21 UTC", "2004-01-01T19:48:21Z")]
    [InlineData("Thu, 01 Jan 2004", "2004-01-01T00:00:00Z")]
    [InlineData("Thu Jan 31 2004 24:00:00 GMT", "2004-02-01T00:00:00Z")]
    // ISO 8601 and W3CDTF
    [InlineData("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z")]
    [InlineData("2003-12-31T10:14:55-08:00", "2003-12-31T18:14:55Z")]
    [InlineData("2003-12-31T10:14:55.250+0100", "2003-12-31T09:14:55.25Z")]
    [InlineData("2003-12-31 10:14", "2003-12-31T10:14:00Z")]
    [InlineData("2003-12-31", "2003-12-31T00:00:00Z")]
    [InlineData("20031231", "2003-12-31T00:00:00Z")]
    [InlineData("2003-12", "2003-12-01T00:00:00Z")]
    [InlineData("2003", "2003-01-01T00:00:00Z")]
    [InlineData("2003-335", "2003-12-01T00:00:00Z")]
    // others
    [InlineData("Sun Jan 04 16:29:06 2004", "2004-01-04T16:29:06Z")]
    [InlineData("Sun Jan 04 16:29:06 PST 2004", "2004-01-05T00:29:06Z")]
    [InlineData("1072915200", "2004-01-01T00:00:00Z")]
    [InlineData("1072915200000", "2004-01-01T00:00:00Z")]
    [InlineData("2004-07-08 23:56:58.0", "2004-07-08T23:56:58Z")]
    [InlineData("July 8, 2004 11:56 PM", "2004-07-08T23:56:00Z")]
    [InlineData("July 8, 2004 12:05 a.m.", "2004-07-08T00:05:00Z")]
    [InlineData("8.7.2004", "2004-07-08T00:00:00Z")]
    [InlineData("07/08/2004", "2004-07-08T00:00:00Z")]
    [InlineData("25/08/2004", "2004-08-25T00:00:00Z")]
    [InlineData("Thursday, 01-Jan-04 19:48:21 GMT", "2004-01-01T19:48:21Z")]
    [InlineData("January 1, 2004, 7:48 p.m. EST", "2004-01-02T00:48:00Z")]
    [InlineData("Thu Jan 01 2004 19:48:21 GMT+0100 (Central European Standard Time)", "2004-01-01T18:48:21Z")]
    [InlineData("2004-01-01 19:48:21.123456789 +0200 CEST", "2004-01-01T17:48:21Z")]
    [InlineData("2004/01/31 19:48:21", "2004-01-31T19:48:21Z")]
    [InlineData("20040101T194821Z", "2004-01-01T19:48:21Z")]
    [InlineData("20040101T194821+0100", "2004-01-01T18:48:21Z")]
    [InlineData("2004-01-01T24:00:00Z", "2004-01-02T00:00:00Z")]
    [InlineData("2004-01-01T23:59:60Z", "2004-01-02T00:00:00Z")]
    [InlineData("03-12-31", "2003-12-31T00:00:00Z")]
    [InlineData("Thu,01 Jan 2004 19:48:21 UT", "2004-01-01T19:48:21Z")]
    [InlineData("Thu, 1 Jan 2004 19:48:21 UTC+2", "2004-01-01T17:48:21Z")]
    [InlineData("Sept. 5, 2004", "2004-09-05T00:00:00Z")]
    [InlineData("1st of January 2004", "2004-01-01T00:00:00Z")]
    // other languages
    [InlineData("8.3.2026, 14.30 Uhr", "2026-03-08T14:30:00Z")]
    [InlineData("2026年3月8日 午後3:05", "2026-03-08T15:05:00Z")]
    [InlineData("8. maaliskuuta 2026 klo 14:30", "2026-03-08T14:30:00Z")]
    [InlineData("8 martie 2026, 14:30", "2026-03-08T14:30:00Z")]
    [InlineData("8 Agustus 2026 14:30", "2026-08-08T14:30:00Z")]
    [InlineData("8 במרץ 2026 14:30", "2026-03-08T14:30:00Z")]
    [InlineData("8. јун 2026. 14:30", "2026-06-08T14:30:00Z")]
    [InlineData("8 юни 2026 г. 14:30", "2026-06-08T14:30:00Z")]
    [InlineData("le 8 août 2026 à 14h30", "2026-08-08T14:30:00Z")]
    [InlineData("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z")]
    [InlineData("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z")]
    [InlineData("2004년 05월 28일 01:31:15", "2004-05-28T01:31:15Z")]
    [InlineData("2004-05-25 오후 11:23:17", "2004-05-25T23:23:17Z")]
    [InlineData("8. März 2026, 14:30", "2026-03-08T14:30:00Z")]
    [InlineData("mardi 4 novembre 2025", "2025-11-04T00:00:00Z")]
    [InlineData("4 de septiembre de 2025", "2025-09-04T00:00:00Z")]
    [InlineData("12 мая 2025", "2025-05-12T00:00:00Z")]
    public void Read_UnderstandsManyForms(string written, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), NewsDate.Read(written));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2003-02-31")]
    [InlineData("Thu, 01 Foo 2004")]
    [InlineData("99999999999999999999")]
    [InlineData("2003-12-31T99:00:00Z")]
    public void Read_LeavesAloneWhatIsNoDate(string written) => Assert.Null(NewsDate.Read(written));

    [Fact]
    public void Read_UsesTheZoneOnlyWithoutAnOffset()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-3), "test", "test");

        Assert.Equal(TimeSpan.FromHours(-3), NewsDate.Read("2026-01-01T10:00:00", zone)!.Value.Offset);
        Assert.Equal(TimeSpan.FromHours(1), NewsDate.Read("2026-01-01T10:00:00+01:00", zone)!.Value.Offset);
    }
}
