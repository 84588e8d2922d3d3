using Xunit;

namespace Wiredesk.Enrichment.Tests.Quality;

public sealed class QualityFlagsTests
{
    private const string Prose = "Negotiators from three countries met in Cairo on Tuesday to save the truce, and they agreed to meet again before the month ends.";

    [Theory]
    [InlineData("mojibake", "The presidentâ€™s aides left.")]
    [InlineData("mojibake", "A cafÃ© in Cairo was full.")]
    [InlineData("mojibake", "Half a pair \uD83D is here.")]
    [InlineData("unusual-space", "It is\u00A0here.")]
    [InlineData("unusual-space", "Cai\u00ADro was full.")]
    [InlineData("stray-bracket", "The pullout.[ For its part, nothing.")]
    [InlineData("stray-bracket", "He left) early.")]
    [InlineData("truncated-list", "They raised three concerns, including:\n" + Prose)]
    [InlineData("truncated-list", "They raised three concerns, including:\nThe talks go on in Cairo.")]
    [InlineData("truncated-list", Prose + "\nThe demands are the following:")]
    [InlineData("truncated-name", "He met President Emmanuel Macro on Tuesday.")]
    [InlineData("truncated-name", "Jonna Stenbergsholm spoke first. Later Jonna Stenbergshol left.")]
    [InlineData("enumeration-mismatch", "The quartet met in Oslo. Leaders of France, Germany and Italy came.")]
    [InlineData("enumeration-mismatch", "Warnings hold for four towns: Bergen, Oslo and Moss.")]
    [InlineData("anonymous-sources-only", "A source close to the talks said the deal was near. An official who asked not to be named said it was not.")]
    [InlineData("unresolved-date", Prose)]
    public void Flags_NameWhatLooksWrong(string code, string text) => Assert.Contains(Texts.Analyse(text).Flags, flag => flag.Code == code);

    [Theory]
    [InlineData("mojibake", "Le café « Âge d’or » coûte 5 €. Ação, São Paulo, ÂNGELA.")]
    [InlineData("unusual-space", "Le prix\u00A0: 5\u00A0000\u00A0€. «\u00A0Oui\u00A0», dit-il.")]
    [InlineData("unusual-space", "می\u200Cشود 👩\u200D👧")]
    [InlineData("stray-bracket", "First: a) bread, b) water (and salt) [sic]. :)")]
    [InlineData("truncated-list", "They raised concerns, including:\n- Security\n- Aid")]
    [InlineData("truncated-list", "They raised concerns, including:\nSecurity on the border.\nAid for the north.")]
    [InlineData("truncated-list", "The minister said:\n" + Prose)]
    [InlineData("no-title", "Talks resume in Cairo\n" + Prose)]
    [InlineData("no-date", "On 25 November 2025 talks resumed.")]
    [InlineData("truncated-name", "He met President Emmanuel Macron and Sadiq Khan, an Israeli and Buffet Catering of Williams and William.")]
    [InlineData("enumeration-mismatch", "The trio met in Oslo. Leaders of France, Germany and Italy came, among them two women: Anna Berg and Jane Roe.")]
    [InlineData("anonymous-sources-only", "A source close to the talks said the deal was near. The ministry said it was not.")]
    [InlineData("unresolved-date", "The ministers met on Tuesday, November 25, 2025, and are currently in Oslo.")]
    public void Flags_LeaveTheUsualAlone(string code, string text) => Assert.DoesNotContain(Texts.Analyse(text).Flags, flag => flag.Code == code);
}
