namespace Wiredesk.Defaults.Documents;

/// <summary>What became of one write.</summary>
internal enum Outcome
{
    /// <summary>It took effect.</summary>
    Done,

    /// <summary>The id was taken, absent, or of another version.</summary>
    Refused,

    /// <summary>Another document holds one of its unique keys.</summary>
    Duplicate,
}
