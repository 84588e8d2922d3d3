namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>What is known about one word of a text.</summary>
[Flags]
public enum Mark : byte
{
    /// <summary>An ordinary word.</summary>
    None = 0,

    /// <summary>Part of a name.</summary>
    Name = 1,

    /// <summary>A number in digits.</summary>
    Number = 2,

    /// <summary>A month or a day of the week.</summary>
    Date = 4,

    /// <summary>Between quotation marks.</summary>
    Quoted = 8,
}
