namespace Wiredesk.Contracts;

/// <summary>Which state of an article a message speaks of. Every message about an article carries it.</summary>
/// <remarks>
/// A consumer applies what is greater than what it holds, answers again what is equal (a redelivery), and records
/// what is smaller as superseded. Compared part by part: revision, then analysis, then decision.
/// </remarks>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision of its content, from 1.</param>
/// <param name="AnalysisVersion">The version of the enrichment rules that analysed it; 0 before enrichment.</param>
/// <param name="DecisionVersion">The arrival number of the latest decision about it; 0 before deduplication.</param>
public sealed record ArticleVersion(Guid ArticleId, int Revision, int AnalysisVersion = 0, long DecisionVersion = 0);
