using Microsoft.Extensions.Logging;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Bus;

/// <summary>What a service's store may hold of something after its documents are gone: messages in quarantine, and bytes in the files.</summary>
public sealed class Remains(IDocumentStore store, ILogger<Remains> log)
{
    private const int Page = 100;

    private readonly IDocuments<QuarantinedMessage> _quarantine = store.Open(QuarantinedMessage.Collection);

    /// <summary>Removes what is left.</summary>
    /// <param name="id">The id of what is gone.</param>
    /// <param name="rest">What is kept of the body of a message that names it, or null for nothing; where it is not given, no such message is kept.</param>
    public async Task Remove(Guid id, CancellationToken cancellationToken, Func<string, string?>? rest = null)
    {
        string? after = null;
        do
        {
            var page = await _quarantine.Query(QuarantinedMessage.ByFirstSeen, Documents.Range.All, Page, cancellationToken, after);
            foreach (var message in page.Items.Where(message => message.Body.Contains($"{id:D}", StringComparison.OrdinalIgnoreCase)))
                await Keep(message.Id, rest?.Invoke(message.Body), id, cancellationToken);
            after = page.Next;
        }
        while (after is not null);
        await store.Scrub(cancellationToken);
    }

    private async Task Keep(string message, string? body, Guid id, CancellationToken cancellationToken)
    {
        if (body is null)
        {
            await _quarantine.Delete(message, cancellationToken);
            log.LogWarning("Message {MessageId} left the quarantine: it holds what is erased of {Id}", message, id);
            return;
        }

        while (await _quarantine.Get(message, cancellationToken) is { } held && !await _quarantine.Replace(held with { Body = body }, cancellationToken))
        {
            // It failed again meanwhile, and was counted.
        }
    }
}
