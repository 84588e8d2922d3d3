using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>The English names of months and days of the week. Full names only: "sat" and "mar" are words.</summary>
public static class Calendar
{
    // May is left out: it is a verb too.
    private static readonly WordValues Names = new(
        "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday");

    /// <summary>Whether a word names a month or a day.</summary>
    public static bool Has(Token token) => token.Kind == TokenKind.Word && Names.Of((uint)token.Hash) != 0;
}
