using Wiredesk.Enrichment.Languages;
using Xunit;

namespace Wiredesk.Enrichment.Tests.Languages;

public sealed class LanguageIdentifierTests
{
    [Theory]
    [InlineData("en", "The ministers agreed to meet again before the end of the month.")]
    [InlineData("de", "Die Minister einigten sich darauf, sich noch vor Monatsende wieder zu treffen.")]
    [InlineData("fr", "Les ministres sont convenus de se retrouver avant la fin du mois.")]
    [InlineData("es", "Los ministros acordaron volver a reunirse antes de que termine el mes.")]
    [InlineData("it", "I ministri hanno deciso di incontrarsi di nuovo entro la fine del mese.")]
    [InlineData("pt", "Os ministros concordaram em voltar a reunir-se antes do fim do mês.")]
    [InlineData("nl", "De ministers spraken af om elkaar voor het einde van de maand weer te ontmoeten.")]
    [InlineData("sv", "Ministrarna kom överens om att träffas igen före månadens slut.")]
    [InlineData("da", "Ministrene blev enige om at mødes igen inden udgangen af måneden, efter at aftalen var brudt sammen.")]
    [InlineData("nb", "Statsrådene ble enige om å møtes igjen før utgangen av måneden, etter at avtalen brøt sammen.")]
    [InlineData("pl", "Ministrowie uzgodnili, że spotkają się ponownie przed końcem miesiąca.")]
    [InlineData("cs", "Ministři se dohodli, že se do konce měsíce znovu sejdou.")]
    [InlineData("ru", "Министры договорились снова встретиться до конца месяца.")]
    [InlineData("uk", "Міністри домовилися знову зустрітися до кінця місяця.")]
    [InlineData("tr", "Bakanlar ay sonundan önce yeniden bir araya gelmek üzere anlaştı.")]
    [InlineData("ar", "اتفق الوزراء على الاجتماع مرة أخرى قبل نهاية الشهر.")]
    [InlineData("he", "השרים סיכמו להיפגש שוב לפני סוף החודש.")]
    [InlineData("fa", "وزیران توافق کردند که پیش از پایان ماه دوباره دیدار کنند.")]
    [InlineData("zh", "部长们同意在月底之前再次会面。")]
    [InlineData("ja", "閣僚らは月末までに再び会合を開くことで合意した。")]
    [InlineData("ko", "장관들은 이달 말 이전에 다시 만나기로 합의했다.")]
    [InlineData("el", "Οι υπουργοί συμφώνησαν να συναντηθούν ξανά πριν από το τέλος του μήνα.")]
    [InlineData("hu", "A miniszterek megállapodtak abban, hogy a hónap vége előtt ismét találkoznak.")]
    [InlineData("fi", "Ministerit sopivat tapaavansa uudelleen ennen kuun loppua.")]
    [InlineData("hi", "मंत्रियों ने महीने के अंत से पहले फिर मिलने पर सहमति जताई।")]
    public void Identify_NamesTheLanguage(string code, string text) => Assert.Equal(code, Best(text));

    [Theory]
    [InlineData("")]
    [InlineData("2025, 12:30 + 7%")]
    [InlineData("😀 😃")]
    [InlineData("\uD83D")]
    public void Identify_SaysWhenTheTextDoesNotTell(string text) => Assert.Equal("und", Best(text));

    [Fact]
    public void Identify_GivesThreeWithFallingConfidence()
    {
        var languages = LanguageIdentifier.Identify("Det er en god dag i dag");
        Assert.Equal(3, languages.Count);
        Assert.True(languages[0].Confidence >= languages[1].Confidence && languages[1].Confidence >= languages[2].Confidence);
        Assert.Equal(languages[0].Confidence - languages[1].Confidence, languages[0].Margin, 3);
        Assert.Equal(languages[1].Confidence - languages[2].Confidence, languages[1].Margin, 3);
    }

    [Fact]
    public void Identify_IsNotMisledByForeignNames() =>
        Assert.Equal("ru", Best("Компания Microsoft Corporation сообщила, что министры встретятся с ней снова."));

    [Theory]
    [InlineData(0.45, 0.1, "de")]
    [InlineData(0.15, 0.1, "und")]
    [InlineData(0.45, 0.001, "und")]
    public void Best_NamesNoneThatIsUnlikelyOrATossUp(double confidence, double margin, string code) =>
        Assert.Equal(code, LanguageIdentifier.Best([new("de", confidence, margin), new("nl", confidence - margin, 0)]).Code);

    private static string Best(string text) => LanguageIdentifier.Best(LanguageIdentifier.Identify(text)).Code;
}
