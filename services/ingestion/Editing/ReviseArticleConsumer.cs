using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.EntryPages;

namespace Wiredesk.Ingestion.Editing;

/// <summary>Makes an editor's text the next revision, unless another revision came between.</summary>
public sealed class ReviseArticleConsumer(Redaction redaction) : IConsumer<ReviseArticle>
{
    public Task Consume(ConsumeContext<ReviseArticle> context) =>
        redaction.Apply(context.Message.ArticleId, (held, now) => Redacted.Apply(held, context.Message, now), context.Message.Reason, context.CancellationToken);
}

/// <summary>Lets a restored article in again, and sends its newest revision once more: the later stages may have refused it.</summary>
public sealed class ReopenArticleConsumer(Redaction redaction) : IConsumer<RestoreArticle>
{
    public Task Consume(ConsumeContext<RestoreArticle> context) =>
        redaction.Apply(context.Message.ArticleId, (held, now) => Redacted.Apply(held, context.Message, now), context.Message.Reason, context.CancellationToken);
}

/// <summary>Removes what was received of an article, its raw originals too; its names stay, as hashes, so that it does not come in again.</summary>
public sealed class ForgetArticleConsumer(Redaction redaction, ArticleStore articles, WantedPages pages, Traces traces, TimeProvider time) : IConsumer<EraseArticle>
{
    public async Task Consume(ConsumeContext<EraseArticle> context)
    {
        var (id, cancellationToken) = (context.Message.ArticleId, context.CancellationToken);
        if (await articles.Find(id, cancellationToken) is { Article.Url: { } url, Source: var source }) // Before its address is gone.
            await pages.Forget(source, url, cancellationToken);
        await redaction.Apply(id, (held, _) => Redacted.Apply(held, context.Message), null, cancellationToken);
        await traces.Remove(id, await articles.Find(id, cancellationToken), cancellationToken);
        // Last: the record that it was done must not be there before it is.
        while (await articles.Find(id, cancellationToken) is { ErasedAt: null } done
            && await articles.Save(done with { ErasedAt = time.GetUtcNow() }, cancellationToken) is null)
        {
            // Another name of it came meanwhile.
        }
    }
}
