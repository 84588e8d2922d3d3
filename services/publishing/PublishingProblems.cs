using Wiredesk.Defaults;

namespace Wiredesk.Publishing;

/// <summary>What can be wrong with a request to the published API; partners' programs tell them apart by their type.</summary>
public static class PublishingProblems
{
    public static ProblemKind BadCursor { get; } = new("bad-cursor", StatusCodes.Status400BadRequest, "Bad cursor");

    public static ProblemKind BadLimit => Problems.BadLimit;

    /// <summary>A parameter that is not known, or a value that it cannot have.</summary>
    public static ProblemKind BadParameter => Problems.BadParameter;

    /// <summary>Not there, or not for this partner.</summary>
    public static ProblemKind NotFound => Problems.NotFound;

    public static ProblemKind Withdrawn { get; } = new("withdrawn", StatusCodes.Status410Gone, "Withdrawn");

    public static ProblemKind Erased { get; } = new("erased", StatusCodes.Status410Gone, "Erased");

    public static ProblemKind NotAcceptable => Problems.NotAcceptable;

    public static ProblemKind FormatNotEntitled { get; } = new("format-not-entitled", StatusCodes.Status403Forbidden, "Format not entitled");

    /// <summary>Another revision is there than the editor had before them.</summary>
    public static ProblemKind RevisionConflict { get; } = new("revision-conflict", StatusCodes.Status409Conflict, "Another revision came between");

    /// <summary>An editor commands what cannot be done any more: nothing is left of the article.</summary>
    public static ProblemKind AlreadyErased { get; } = new("already-erased", StatusCodes.Status409Conflict, "Already erased");

    /// <summary>An editor commands what a killed article must be restored for first.</summary>
    public static ProblemKind AlreadyKilled { get; } = new("already-killed", StatusCodes.Status409Conflict, "Already killed");

    public static ProblemKind BadCommand { get; } = new("bad-command", StatusCodes.Status400BadRequest, "Bad command");
}
