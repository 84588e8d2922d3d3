using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Bus;

/// <summary>What a service has on record about what was erased.</summary>
/// <param name="Command">The type of the message that asks for an erasure: it names what is erased, and holds nothing of it.</param>
/// <param name="Among">Which of some ids are of something that was erased.</param>
/// <param name="Rest">What is kept of the body of a message that names it, or null for nothing; where it is not given, no such message is kept.</param>
public sealed record Erased(
    string Command, Func<IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyList<string>>> Among, Func<string, Guid, string?>? Rest);

/// <summary>Tells the quarantine of a service what was erased.</summary>
public static class ErasedRegistration
{
    /// <summary>A document says of what has its id whether it was erased. It must say so before the quarantine is searched (<see cref="Remains"/>): what comes there later is looked up.</summary>
    public static IServiceCollection AddErased<TCommand, TRecord>(
        this IServiceCollection services, string service, Func<TRecord, bool> isErased, Func<string, Guid, string?>? rest = null) where TRecord : Document =>
        services.AddKeyedSingleton(service, (provider, _) => new Erased(
            MessageUrn.ForTypeString<TCommand>(),
            async (ids, cancellationToken) =>
                [.. (await provider.GetRequiredService<IDocuments<TRecord>>().Get(ids, cancellationToken)).Where(isErased).Select(record => record.Id)],
            rest));
}
