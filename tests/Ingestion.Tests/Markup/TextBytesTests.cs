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
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decode_BelievesTheBytesBeforeTheLabels(byte[] bytes, string? contentType, string expected, bool repaired)
    {
        var repairs = new Repairs();

        Assert.Equal(expected, TextBytes.Decode(bytes, contentType, repairs));
        Assert.Equal(repaired, repairs.Names.Contains("wrong-encoding"));
    }
}
