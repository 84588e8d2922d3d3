using Wiredesk.Defaults.Fetch;
using Wiredesk.Ingestion.Politeness;

namespace Wiredesk.Ingestion.Tests.Politeness;

public sealed class TdmReservationTests
{
    [Fact]
    public void Tdm_IsReadFromHeadersAndTheSitesFile()
    {
        var rules = TdmReservation.ReadRules("""
            [{"location":"/free/*","tdm-reservation":0},
             {"location":"/","tdm-reservation":1,"tdm-policy":"https://x.example/policy.json"},
             {"location":7,"tdm-reservation":1}, {"tdm-reservation":1}, 5]
            """u8.ToArray());

        Assert.Equal(new TdmReservation(false, null, "tdmrep.json"), TdmReservation.OfRules(rules, new Uri("https://x.example/free/a")));
        Assert.Equal(new TdmReservation(true, new Uri("https://x.example/policy.json"), "tdmrep.json"), TdmReservation.OfRules(rules, new Uri("https://x.example/a")));
        Assert.Equal(new TdmReservation(true, new Uri("https://x.example/p"), "header"), TdmReservation.OfHeaders(Answer(("tdm-reservation", "1"), ("TDM-Policy", "https://x.example/p"))));
        Assert.True(TdmReservation.OfHeaders(Answer(("X-Robots-Tag", "noarchive, NoAI")))!.Reserved);
        Assert.False(TdmReservation.OfHeaders(Answer(("X-Robots-Tag", "noai"), ("tdm-reservation", "0")))!.Reserved);
        Assert.Null(TdmReservation.OfHeaders(Answer(("tdm-reservation", "maybe"), ("X-Robots-Tag", "noindex"))));
        Assert.Empty(TdmReservation.ReadRules("{}"u8.ToArray()));
    }

    private static FetchResponse Answer(params (string Name, string Value)[] headers) => new(
        200, new Uri("https://x.example/"), new Uri("https://x.example/"), headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), []);
}
