using Wiredesk.Contracts;

namespace Wiredesk.Deduplication.Tests;

/// <summary>What counts as a copy: short texts, other scripts, cut and wrapped texts; and what does not.</summary>
public class CopyKindsTests
{
    private const string Brief =
        "OSLO (Reuters) - Norway's central bank left its key rate at 4.25 percent on Thursday, as economists had expected, and said that a cut before the summer was no longer likely because wages grow faster than it had thought.";

    private const string German =
        "Der Stadtrat von Kiel hat am Montag beschlossen, die alte Hafenbrücke für vierzehn Monate zu sperren. Ingenieure aus Rotterdam sollen die nördlichen Pfeiler erneuern. Der Bürgermeister sagte, die Kosten von neun Millionen Euro trage das Land. Anwohner fürchten längere Wege zur Arbeit und zur Schule. Die Fähre fährt in dieser Zeit doppelt so oft wie bisher.";

    private const string Chinese =
        "市议会星期一决定，将旧港口大桥关闭十四个月，以便更换北侧桥墩。来自鹿特丹的工程师将负责这项工程。市长表示，九百万欧元的费用由州政府承担。居民担心上班和上学的路程会变长。在此期间，渡轮的班次将增加一倍，票价保持不变。工会对这一决定表示欢迎，但要求为工人提供更多保障。";

    private const string Thai =
        "สภาเมืองมีมติเมื่อวันจันทร์ให้ปิดสะพานท่าเรือเก่าเป็นเวลาสิบสี่เดือนเพื่อเปลี่ยนตอม่อด้านเหนือ วิศวกรจากรอตเทอร์ดามจะเป็นผู้ดำเนินการ นายกเทศมนตรีกล่าวว่ารัฐจะรับภาระค่าใช้จ่ายเก้าล้านยูโร ชาวบ้านกังวลว่าจะต้องเดินทางไปทำงานและโรงเรียนไกลขึ้น เรือข้ามฟากจะวิ่งถี่ขึ้นเป็นสองเท่าในช่วงนี้";

    private const string Arabic =
        "قرر مجلس المدينة يوم الاثنين إغلاق جسر الميناء القديم لمدة أربعة عشر شهرا من أجل استبدال الدعامات الشمالية. وسيتولى مهندسون من روتردام تنفيذ الأشغال. وقال رئيس البلدية إن الدولة ستتحمل التكاليف البالغة تسعة ملايين يورو. ويخشى السكان أن تطول طريقهم إلى العمل والمدرسة. وستضاعف العبارة رحلاتها خلال هذه الفترة.";

    public static TheoryData<string, string> Scripts()
    {
        var data = new TheoryData<string, string>();
        foreach (var text in new[] { Brief, German, Chinese, Thai, Arabic })
        {
            foreach (var kind in new[] { "exact", "boiler", "edit5", "cut" })
                data.Add(text, kind);
        }

        return data;
    }

    private static Verdict Second(string first, string second, string? title = null)
    {
        var deduplicator = new Deduplicator();
        deduplicator.Apply(1, Texts.Print("a", first));
        return deduplicator.Apply(2, Texts.Print("b", second, title: title)).Verdict!;
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void ADamagedCopyIsFoundInAnyScript(string text, string kind)
    {
        var damaged = kind == "cut" ? text[..(text.Length * 6 / 10)] : new Damage(1).Do(kind, text);

        var verdict = Second(text, damaged);

        Assert.Equal("a", verdict.Group);
        Assert.NotEmpty(verdict.Evidence.Shared);
    }

    [Theory]
    [InlineData("RPT-Norway holds rates")]
    [InlineData("UPDATE 2-Norway holds rates")]
    [InlineData("CORRECTED-Norway holds rates")]
    public void ABriefUnderAnotherAgencyTagIsACopy(string title) =>
        Assert.Equal(Relation.NearCopy, Second(Brief, Brief.Replace("OSLO (Reuters) - ", "By Our Staff. OSLO, March 20 (AP) — ", StringComparison.Ordinal), title).Relation);

    [Fact]
    public void BriefsThatShareAStockPhraseAreNoCopies()
    {
        const string Other = "BERN (Reuters) - Switzerland's central bank cut its key rate to 0.25 percent on Thursday, as economists had expected, and said that the franc was highly valued while prices had risen less than in any year since the pandemic.";

        Assert.NotEqual("a", Second(Brief, Other).Group);
    }

    [Fact]
    public void AQuotationInAnotherReportIsNoCopy()
    {
        const string Quotation = "\"We have worked for this bridge for eleven years, and I will not be the mayor who lets it rust because nobody in the capital can find nine million euros,\" she said.";
        const string One = "The council met late into the night on Monday. " + Quotation + " The vote was close, and two members of her own party stayed away from it.";
        const string Other = "Ferries run twice as often from today. Commuters at the northern quay were not impressed by the plan of the town hall. " + Quotation + " Tickets cost as much as before, the operator wrote, and bicycles travel free.";

        Assert.NotEqual("a", Second(One, Other).Group);
    }

    [Fact]
    public void ACutTextInMoreFurnitureThanItHasWordsIsACopy()
    {
        var text = Texts.Report(1, 100);
        var wrapped = $"{Texts.Report(2, 60)}\n\n{string.Join(' ', text.Split(' ')[..45])}\n\n{Texts.Report(3, 60)}";

        Assert.Equal("a", Second(text, wrapped).Group);
    }

    [Fact]
    public void ACuttingJoinsTheTextItWasCutFromNotARoundUpThatHoldsItToo()
    {
        var text = Texts.Report(1, 300);
        var cutting = string.Join(' ', text.Split(' ')[..60]);
        var deduplicator = new Deduplicator();
        deduplicator.Apply(1, Texts.Print("whole", text));
        var roundUp = deduplicator.Apply(2, Texts.Print("round-up", $"{Texts.Report(2, 80)}\n\n{cutting}\n\n{Texts.Report(3, 80)}")).Verdict!;

        var verdict = deduplicator.Apply(3, Texts.Print("cutting", cutting)).Verdict!;

        Assert.Equal("round-up", roundUp.Group);
        Assert.Equal((Relation.Excerpt, "whole"), (verdict.Relation, verdict.Of));
    }
}
