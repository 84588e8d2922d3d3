using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Wiredesk.Contracts;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Enrichment.Embeddings;

/// <summary>Gives an article the embedding of its headline and first paragraphs, where a generator is configured.</summary>
/// <remarks>An article never waits for a generator that fails: it goes on without, the metric <c>wiredesk.embeddings</c> counts it, and for a while nobody asks again.</remarks>
public sealed partial class ArticleEmbedder(IMeterFactory meters, TimeProvider time, ILogger<ArticleEmbedder> log, IEmbeddingGenerator<string, Embedding<float>>? generator = null)
{
    // About what the usual models read (512 word pieces); the news is told in its first paragraphs.
    private const int LongestText = 2_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly Counter<long> _embeddings = meters.Create(Outcomes.Meter).CreateCounter<long>("wiredesk.embeddings", "{article}", "Embeddings by outcome: made, failed, skipped");
    private long _askAgain; // UTC ticks

    /// <summary>The embedding; absent when none is configured, when the text is empty, or when the generator fails.</summary>
    public async Task<TextEmbedding?> Embed(Article article, Analysis analysis, CancellationToken cancellationToken)
    {
        var text = $"{analysis.Title?.Text ?? article.Headline}\n{analysis.Body.Text}".Trim();
        if (generator is null || text.Length == 0)
            return null;
        if (time.GetUtcNow().UtcTicks < Interlocked.Read(ref _askAgain))
            return Without("skipped");
        try
        {
            using var limit = new CancellationTokenSource(Longest, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            var made = (await generator.GenerateAsync([text[..Math.Min(text.Length, LongestText)]], cancellationToken: either.Token))[0];
            _embeddings.Add(1, new KeyValuePair<string, object?>("outcome", "made"));
            return new TextEmbedding(made.ModelId ?? "unknown", made.Vector.ToArray());
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _askAgain, (time.GetUtcNow() + Pause).UtcTicks);
            Failed(log, failure.Message, Pause.TotalSeconds);
            return Without("failed");
        }
    }

    private TextEmbedding? Without(string outcome)
    {
        _embeddings.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No embedding: {Reason} Not asked again for {Seconds} s")]
    private static partial void Failed(ILogger log, string reason, double seconds);
}
