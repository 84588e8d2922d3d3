using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Bus;

/// <summary>What a service's store may hold of something after its documents are gone: messages in quarantine, and bytes in the files.</summary>
public sealed partial class Remains(IDocumentStore store, Erased? erased, ILogger<Remains> log)
{
    private const int Page = 100;

    private readonly IDocuments<QuarantinedMessage> _quarantine = store.Open(QuarantinedMessage.Collection);

    /// <summary>Removes what is left. A message that asks for an erasure stays, for it tells what was not done.</summary>
    /// <param name="id">The id of what is gone.</param>
    public async Task Remove(Guid id, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await _quarantine.Query(QuarantinedMessage.ByFirstSeen, Documents.Range.All, Page, cancellationToken, after);
            foreach (var message in page.Items.Where(message => message.Body.Contains($"{id:D}", StringComparison.OrdinalIgnoreCase) && !IsErasure(message)))
                await LeaveOut(id, message.Id, cancellationToken);
            after = page.Next;
        }
        while (after is not null);
        await store.Scrub(cancellationToken);
    }

    /// <summary>Removes what a message that has just come to quarantine holds of anything erased before: nobody will look there for it again.</summary>
    /// <remarks>One that asks for an erasure stays here too.</remarks>
    public async Task RemoveErased(QuarantinedMessage message, CancellationToken cancellationToken)
    {
        if (erased is null || IsErasure(message)) return;
        try
        {
            var gone = await erased.Among([.. Ids().Matches(message.Body).Select(id => id.Value.ToLowerInvariant()).Distinct()], cancellationToken);
            foreach (var id in gone)
                await LeaveOut(Guid.Parse(id), message.Id, cancellationToken);
            if (gone.Count > 0) await store.Scrub(cancellationToken);
        }
        catch (UnreadableDocumentException damaged) // That may be why the message failed.
        {
            log.LogError(damaged, "Whether message {MessageId} in quarantine holds something erased is not known", message.Id);
        }
    }

    private bool IsErasure(QuarantinedMessage message) => erased is not null && message.Body.Contains($"\"{erased.Command}\"", StringComparison.Ordinal);

    private async Task LeaveOut(Guid id, string message, CancellationToken cancellationToken)
    {
        while (await _quarantine.Get(message, cancellationToken) is { } held)
        {
            if (erased?.Rest?.Invoke(held.Body, id) is not { } rest)
            {
                await _quarantine.Delete(message, cancellationToken);
                log.LogWarning("Message {MessageId} left the quarantine: it holds what is erased of {Id}", message, id);
                return;
            }

            if (await _quarantine.Replace(held with { Body = rest }, cancellationToken)) return; // Else it failed again meanwhile, and was counted.
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ids();
}
