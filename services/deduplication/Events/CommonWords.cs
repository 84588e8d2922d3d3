using Wiredesk.Deduplication.Fingerprints;

namespace Wiredesk.Deduplication.Events;

/// <summary>Words that say nothing about what happened, known before any text has been seen: English function words the words of reporting, months and days.</summary>
/// <remarks>Every other common word, in any language, is learned from the stream by its document frequency.</remarks>
internal static class CommonWords
{
    private static readonly WordValues Words = new("""
        a about above after again against ago all also although am amid among an and another any are around as at away back be became because become been
        before being below between both but by came can come could day days did do does doing down during each early even every few first for former from
        further get go going good got great had has have having he her here hers herself him himself his how i if in including into is it its itself
        just know last late later least less like made make many may me media might month months more most much must my near new news next no nor not
        now of off officials old on once one only or other others our out over own part people per put rather recent recently report reported reporters
        reports s said same saw say saying says second see seen set several she should since so some statement still such t take than that the their
        them then there these they third this those though three through time times to today told took toward two under until up upon us use used very
        via was way we week weeks well went were what when where whether which while who whom whose why will with within without would yesterday yet
        year years you your according added asked called four five six seven eight nine ten
        monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
        b c d e f g j k l m n o p q r u v w x y z 0 1 2 3 4 5 6 7 8 9
        """);

    /// <summary>Whether the word is one of them.</summary>
    public static bool Has(uint word) => Words.Of(word) != 0;
}
