using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Wiredesk.Publishing.Partners;

namespace Wiredesk.Publishing.Articles;

/// <summary>Who may read which article. What a partner may not read does not exist for it.</summary>
public sealed class ArticleAccess(ArticleStore articles, PartnerStore partners, TimeProvider time)
{
    /// <summary>The article if the caller may read it now, or the answer that says why not.</summary>
    public async Task<(PublishedArticle? Article, Reader Reader, ProblemHttpResult? Problem)> Find(Guid id, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        var reader = await partners.Of(caller, cancellationToken);
        var (article, problem) = await Find(id, reader, cancellationToken);
        return (article, reader, problem);
    }

    /// <summary>The same for a reader who is known already.</summary>
    public async Task<(PublishedArticle? Article, ProblemHttpResult? Problem)> Find(Guid id, Reader reader, CancellationToken cancellationToken)
    {
        var article = await articles.Find(id, cancellationToken);
        var now = time.GetUtcNow();
        var wasNever = article is { CreatedAt: null, Article: not null }; // Killed under its embargo, say.
        return article is null || wasNever || !reader.Entitlement.Allows(article, now)
            ? (null, NotFound(id))
            : article switch
            {
                { Status: PublicationStatus.Withdrawn } => (null, PublishingProblems.Withdrawn.Answer($"Article {id} was withdrawn: {article.Withdrawal!.Reason}")),
                { Status: PublicationStatus.Erased } => (null, PublishingProblems.Erased.Answer($"Article {id} was erased.")),
                _ when article.IsReadable(now) => (article, null),
                _ => (null, NotFound(id)),
            };
    }

    private static ProblemHttpResult NotFound(Guid id) => PublishingProblems.NotFound.Answer($"There is no article {id}.");
}
