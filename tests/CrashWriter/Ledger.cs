using Wiredesk.Defaults.Documents;

namespace Wiredesk.CrashWriter;

/// <summary>A document whose content follows from its id and version, so that half a write would show.</summary>
public sealed record Ledger : Document
{
    public static readonly Index<Ledger> ByPage = Index<Ledger>.Of("page", ledger => ledger.Page, unique: true);
    public static readonly Index<Ledger> ByLine = new("line", ledger => ledger.Lines.Select(line => (Key)line));
    public static readonly Collection<Ledger> Collection = new("ledgers", ByPage, ByLine);

    public required string Page { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The document as it must be after its nth write.</summary>
    public static Ledger Of(string id, long writes) => new()
    {
        Id = id,
        Version = writes,
        Page = $"{id} page {writes}",
        Lines = [.. Enumerable.Range(0, 20).Select(line => $"{id} {writes} {line} {new string('x', (int)(writes * 37 % 400))}")],
    };
}
