using MassTransit;
using Wiredesk.Contracts;
using Wiredesk.Ingestion.Archive;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Sources;

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
public sealed class ForgetArticleConsumer(Redaction redaction, ArticleStore articles, SourceStore sources, Reprocessing originals) : IConsumer<EraseArticle>
{
    public async Task Consume(ConsumeContext<EraseArticle> context)
    {
        await redaction.Apply(context.Message.ArticleId, (held, _) => Redacted.Apply(held, context.Message), null, context.CancellationToken);
        if (await articles.Find(context.Message.ArticleId, context.CancellationToken) is { } erased)
            await originals.Forget(await sources.FindOrDefault(erased.Source, context.CancellationToken), erased.Aliases, context.CancellationToken);
    }
}
