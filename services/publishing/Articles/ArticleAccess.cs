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
        var article = await articles.Find(id, cancellationToken);
        var now = time.GetUtcNow();
        return article is null || !reader.Entitlement.Allows(article, now)
            ? (null, reader, NotFound(id))
            : article switch
            {
                { Status: PublicationStatus.Withdrawn } => (null, reader, PublishingProblems.Withdrawn.Answer($"Article {id} was withdrawn: {article.Withdrawal!.Reason}")),
                { Status: PublicationStatus.Erased } => (null, reader, PublishingProblems.Erased.Answer($"Article {id} was erased.")),
                _ when article.IsReadable(now) => (article, reader, null),
                _ => (null, reader, NotFound(id)),
            };
    }

    private static ProblemHttpResult NotFound(Guid id) => PublishingProblems.NotFound.Answer($"There is no article {id}.");
}
