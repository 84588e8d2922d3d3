using System.Globalization;
using Wiredesk.Defaults.Fetch;
using Wiredesk.Publishing.Channels;

namespace Wiredesk.Publishing.Webhooks;

/// <summary>Posts a message to a partner's address, signed as Standard Webhooks 1.0.0 wants it, through the guarded client.</summary>
public sealed class WebhookSender(FetchClient client, SecretSource secrets, TimeProvider time) : ISender
{
    // The specification proposes 15 to 30 seconds.
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    public ChannelKind Kind => ChannelKind.Webhook;

    public async Task<Attempt> Send(Channel channel, Message message, CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            var timestamp = now.ToUnixTimeSeconds();
            var signatures = new List<string>();
            foreach (var secret in channel.SecretsAt(now))
                signatures.Add(Signature.Sign(await secrets.Read(secret.Secret, cancellationToken), message.Id, timestamp, message.Body));
            var answer = await client.Send(
                new FetchRequest(channel.Url!)
                {
                    Method = HttpMethod.Post,
                    Body = message.Body,
                    ContentType = "application/json",
                    MostBytes = 0,
                    MostRedirects = 0,
                    Time = Time,
                    Headers = new Dictionary<string, string>
                    {
                        ["webhook-id"] = message.Id,
                        ["webhook-timestamp"] = timestamp.ToString(CultureInfo.InvariantCulture),
                        ["webhook-signature"] = string.Join(' ', signatures),
                        ["User-Agent"] = "Wiredesk",
                    },
                },
                cancellationToken);
            return answer.IsSuccess
                ? new Attempt(true, answer.Status)
                : new Attempt(false, answer.Status, $"The partner answered {answer.Status}.", RetryAfter(answer.Header("Retry-After"), now), answer.Status == StatusCodes.Status410Gone);
        }
        catch (Exception failure) when (failure is FetchException or SecretException or FormatException)
        {
            return new Attempt(false, Error: failure.Message);
        }
    }

    /// <summary>Seconds, or a date (RFC 9110, section 10.2.3); null when it is neither.</summary>
    internal static TimeSpan? RetryAfter(string? header, DateTimeOffset now) =>
        int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
        : DateTimeOffset.TryParseExact(header, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) ? until - now
        : null;
}
