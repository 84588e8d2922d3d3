namespace Wiredesk.Ingestion.Wire;

/// <summary>Writes codes of vocabularies in one way: IPTC's Media Topics as <c>medtop:</c>, its older Subject Codes as <c>subj:</c>, others as they came.</summary>
internal static class SubjectCodes
{
    // cv.iptc.org/newscodes: the addresses of the two vocabularies.
    private const string MediaTopics = "cv.iptc.org/newscodes/mediatopic/";
    private const string Subjects = "cv.iptc.org/newscodes/subjectcode/";

    /// <param name="scheme">The vocabulary, by its alias or address; absent when the code names it.</param>
    public static string? Of(string? scheme, string? code)
    {
        code = code?.Trim();
        scheme = scheme?.Trim();
        if (string.IsNullOrEmpty(code))
            return null;
        var written = string.IsNullOrEmpty(scheme) || code.Contains(':', StringComparison.Ordinal) ? code
            : scheme.Contains('/', StringComparison.Ordinal) ? $"{scheme.TrimEnd('/')}/{code}"
            : $"{scheme}:{code}";
        return After(written, MediaTopics) is { } topic ? "medtop:" + topic.Split(':')[^1]
            : After(written, Subjects) is { } subject ? "subj:" + subject.Split(':')[^1]
            : written;
    }

    /// <summary>A bare number of eight digits, as NITF and NewsML 1 have it: those from 2 are Media Topics only.</summary>
    public static string? OfNumber(string? number)
    {
        number = number?.Trim();
        if (string.IsNullOrEmpty(number))
            return null;
        return number.Length == 8 && number.All(char.IsAsciiDigit) ? (number[0] >= '2' ? "medtop:" : "subj:") + number : number;
    }

    private static string? After(string address, string vocabulary) =>
        address.IndexOf(vocabulary, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? address[(at + vocabulary.Length)..] : null;
}
