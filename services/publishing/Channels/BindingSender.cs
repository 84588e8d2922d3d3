using System.Globalization;
using Dapr.Client;

namespace Wiredesk.Publishing.Channels;

/// <summary>Hands a message to a Dapr output binding.</summary>
public sealed class BindingSender(DaprClient? dapr = null) : ISender
{
    /// <summary>What an unfilled <see cref="Channel.Operation"/> means: every binding that stores or sends knows it.</summary>
    public const string UsualOperation = "create";

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    public ChannelKind Kind => ChannelKind.Binding;

    public async Task<Attempt> Send(Channel channel, Message message, CancellationToken cancellationToken)
    {
        if (dapr is null) return new Attempt(false, Error: "No Dapr sidecar is configured (DAPR_GRPC_ENDPOINT or DAPR_GRPC_PORT).");
        var request = new BindingRequest(channel.Binding!, channel.Operation ?? UsualOperation) { Data = message.Body };
        request.Metadata["contentType"] = "application/json";
        foreach (var (name, value) in channel.Metadata ?? new Dictionary<string, string>())
            request.Metadata[name] = Fill(value, message);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Time);
        try
        {
            await dapr.InvokeBindingAsync(request, limit.Token);
            return new Attempt(true);
        }
        catch (Dapr.DaprException failure)
        {
            return new Attempt(false, Error: $"The binding {channel.Binding} failed: {failure.GetBaseException().Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Attempt(false, Error: $"The binding {channel.Binding} did not answer within {Time.TotalSeconds:0} seconds.");
        }
    }

    private static string Fill(string value, Message message) => value
        .Replace("{id}", message.Id, StringComparison.Ordinal)
        .Replace("{article}", message.ArticleId?.ToString("D") ?? "ping", StringComparison.Ordinal)
        .Replace("{kind}", message.Type, StringComparison.Ordinal)
        .Replace("{number}", message.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
