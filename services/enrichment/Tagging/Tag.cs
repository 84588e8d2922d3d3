using Wiredesk.Contracts;
using Wiredesk.Enrichment.Entities;

namespace Wiredesk.Enrichment.Tagging;

/// <summary>The sixteen labels that a word can have in names: outside, or begin, inside, last, single word (BILOU) of a person, organisation, place or other name.</summary>
/// <remarks>BILOU does better than BIO: Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity Recognition" (2009). Other names have no label "last", so that a row has sixteen weights.</remarks>
internal static class Tag
{
    public const int Count = 16;
    public const int Outside = 0;

    private const int Begin = 0;
    private const int Inside = 1;
    private const int Last = 2;
    private const int Single = 3;
    private const int Other = 13; // begin; 14 inside or last; 15 single

    /// <summary>Writes the labels of a name over its words.</summary>
    public static void Write(Span<byte> tags, int first, int last, EntityType type)
    {
        var start = type switch { EntityType.Person => 1, EntityType.Organisation => 5, EntityType.Place => 9, _ => Other };
        if (first == last)
        {
            tags[first] = (byte)(start == Other ? Other + 2 : start + Single);
            return;
        }

        tags[first] = (byte)(start + Begin);
        for (var at = first + 1; at <= last; at++)
            tags[at] = (byte)(start + Inside);
        if (start != Other)
            tags[last] = (byte)(start + Last);
    }

    /// <summary>What a name with this label names.</summary>
    public static EntityType TypeOf(int tag) => tag switch { 0 => EntityType.Unknown, < 5 => EntityType.Person, < 9 => EntityType.Organisation, < Other => EntityType.Place, _ => EntityType.Unknown };

    /// <summary>Whether a name starts at this label.</summary>
    public static bool Starts(int tag) => tag == Other || tag == Other + 2 || tag is > 0 and < Other && (tag - 1) % 4 is Begin or Single;

    /// <summary>Whether one label may follow another.</summary>
    public static bool MayFollow(int before, int after)
    {
        var isOpen = before is > 0 and < Other && (before - 1) % 4 is Begin or Inside;
        var continues = after is > 0 and < Other && (after - 1) % 4 is Inside or Last;
        if (isOpen)
            return continues && (before - 1) / 4 == (after - 1) / 4;
        if (before == Other)
            return after == Other + 1;
        return after == Other + 1 ? before == Other + 1 : !continues;
    }

    /// <summary>Whether a name may end with this label.</summary>
    public static bool MayEnd(int tag) => MayFollow(tag, Outside);
}
