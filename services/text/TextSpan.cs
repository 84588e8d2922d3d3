namespace Wiredesk.Text;

/// <summary>A stretch of a text in UTF-16 code units, end-exclusive.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>How many code units it covers.</summary>
    public int Length => End - Start;

    /// <summary>Whether the other span lies wholly inside this one.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
}
