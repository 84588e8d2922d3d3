using System.Text;
using Wiredesk.Ingestion.Markup;

namespace Wiredesk.Ingestion.Tests.Markup;

public sealed class TextBytesTests
{
    public static TheoryData<byte[], string?, string, bool> Cases => new()
    {
        { [0xEF, 0xBB, 0xBF, .. "<a>é"u8], null, "<a>é", false },
        { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<a>é")], null, "<a>é", false },
        { Encoding.BigEndianUnicode.GetBytes("<a>é"), null, "<a>é", false },
        { [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes("<a>é")], null, "<a>é", false },
        { [.. "<?xml version='1.0' encoding='windows-1252'?>"u8, 0x93, 0xE9, 0x94], null, "<?xml version='1.0' encoding='windows-1252'?>“é”", false },
        { [.. "<?xml version='1.0' encoding='euc-kr'?>"u8, 0xB3, 0xE2], null, "<?xml version='1.0' encoding='euc-kr'?>년", false },
        { [.. "<meta charset=iso-8859-2>"u8, 0xB9], null, "<meta charset=iso-8859-2>š", false },
        { [0xCF, 0xF0], "text/xml; charset=windows-1251", "Пр", false },
        { [.. "<?xml version='1.0' encoding='utf-8'?>caf"u8, 0xE9, .. " ñ"u8], null, "<?xml version='1.0' encoding='utf-8'?>café ñ", true },
        { [.. "<?xml version='1.0' encoding='utf-16'?>é"u8], null, "<?xml version='1.0' encoding='utf-16'?>é", true },
        { [.. "<?xml version='1.0' encoding='no-such'?>é"u8], null, "<?xml version='1.0' encoding='no-such'?>é", true },
        { [.. "<!-- <meta charset=koi8-r> --><meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"u8, 0xCF, 0xF0], null, "<!-- <meta charset=koi8-r> --><meta http-equiv=Content-Type content='text/html; charset=windows-1251'>Пр", false },
    };

    [Theory]
    [InlineData("windows-1251", "Уровень воды в реке за ночь упал ещё на двадцать сантиметров, сообщили в субботу утром.")]
    [InlineData("koi8-r", "Уровень воды в реке за ночь упал ещё на двадцать сантиметров, сообщили в субботу утром.")]
    [InlineData("windows-1250", "Poziom wody w rzece obniżył się w nocy o kolejne dwadzieścia centymetrów, podały w sobotę władze.")]
    [InlineData("iso-8859-2", "Hladina řeky v noci klesla o dalších dvacet centimetrů, oznámil v sobotu ráno úřad. Šest sklepů je stále pod vodou.")]
    [InlineData("windows-1254", "Nehrin seviyesi gece boyunca yirmi santimetre daha düştü, yetkililer cumartesi sabahı açıkladı.")]
    [InlineData("windows-1253", "Η στάθμη του ποταμού έπεσε κατά άλλα είκοσι εκατοστά τη νύχτα, ανακοίνωσε το Σάββατο η υπηρεσία.")]
    [InlineData("shift_jis", "川の水位は夜の間にさらに二十センチ下がったと、土曜日の朝に水道局が発表した。")]
    [InlineData("euc-jp", "川の水位は夜の間にさらに二十センチ下がったと、土曜日の朝に水道局が発表した。")]
    [InlineData("gb18030", "水务局星期六早上说，河水的水位一夜之间又下降了二十厘米，但是老城里还有四十个地下室在水中。")]
    [InlineData("big5", "水務局星期六早上說，河水的水位一夜之間又下降了二十釐米，但是老城裡還有四十個地下室在水中。")]
    [InlineData("ks_c_5601-1987", "강의 수위가 밤사이 이십 센티미터 더 내려갔다고 토요일 아침에 수자원 당국이 밝혔다. 구시가지의 지하실은 아직 물에 잠겨 있다.")]
    public void Decode_GuessesWhereNothingIsSaid(string encoding, string text)
    {
        var repairs = new Repairs();

        Assert.Equal(text, TextBytes.Decode(CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text), null, repairs));
        Assert.Contains("guessed-encoding", repairs.Names);
    }

    [Theory]
    [InlineData("Le niveau de la rivière a encore baissé de vingt centimètres dans la nuit, ont annoncé samedi les autorités.")]
    [InlineData("Der Pegel des Flusses fiel über Nacht um weitere zwanzig Zentimeter, größere Schäden gab es nicht, hieß es.")]
    [InlineData("El nivel del río bajó otros veinte centímetros durante la noche, según informó el sábado la autoridad. ¿Volverá a llover mañana?")]
    [InlineData("Il livello è sceso di altri venti centimetri, perché la pioggia è cessata, ha detto l'autorità. Più giù c'è già meno acqua.")]
    [InlineData("Vandstanden i åen faldt yderligere tyve centimeter i løbet af natten, oplyste myndighederne lørdag. Kældre står stadig under vand, så nøden er stor.")]
    [InlineData("“Smart” quotes, and one café.")]
    public void Decode_TakesWesternTextForWindows1252(string text)
    {
        var repairs = new Repairs();

        Assert.Equal(text, TextBytes.Decode(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text), null, repairs));
        Assert.Equal(["wrong-encoding"], repairs.Names);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decode_BelievesTheBytesBeforeTheLabels(byte[] bytes, string? contentType, string expected, bool repaired)
    {
        var repairs = new Repairs();

        Assert.Equal(expected, TextBytes.Decode(bytes, contentType, repairs));
        Assert.Equal(repaired, repairs.Names.Contains("wrong-encoding"));
    }
}
