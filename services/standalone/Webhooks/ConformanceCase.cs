using System.Globalization;
using System.Text;
using System.Text.Json;
using Wiredesk.Publishing.Webhooks;

namespace Wiredesk.Standalone.Webhooks;

/// <summary>A webhook that a receiver is tried with.</summary>
/// <param name="Name">What is tried, in words.</param>
/// <param name="IsGood">Whether the receiver must take it (2xx) or refuse it (4xx).</param>
/// <param name="Headers">The three headers; one may be missing.</param>
/// <param name="Body">The body.</param>
internal sealed record ConformanceCase(string Name, bool IsGood, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private const string OtherSecret = "whsec_b3RoZXIgc2VjcmV0LCBrbm93biB0byBub2JvZHkgaGVyZQ==";

    /// <summary>Everything that Standard Webhooks 1.0.0 asks of a receiver and that shows from outside.</summary>
    public static IReadOnlyList<ConformanceCase> All(string secret, DateTimeOffset now)
    {
        var id = "msg_" + Guid.CreateVersion7(now).ToString("N");
        var body = Ping("webhook.ping");
        var time = now.ToUnixTimeSeconds();
        var good = Signature.Sign(secret, id, time, body);
        var other = Signature.Sign(OtherSecret, id, time, body);
        return
        [
            new("a good message", true, HeadersOf(id, time, good), body),
            new("the same message again, sent later", true, HeadersOf(id, time + 1, Signature.Sign(secret, id, time + 1, body)), body),
            new("a good signature after one of another secret (rotation)", true, HeadersOf(id, time, $"{other} {good}"), body),
            new("a good signature after one of a version not known yet", true, HeadersOf(id, time, $"v9,AAAA {good}"), body),
            new("a type not known yet", true, HeadersOf(id + "t", time, Signature.Sign(secret, id + "t", time, Ping("article.invented"))), Ping("article.invented")),
            new("a body that was changed", false, HeadersOf(id, time, good), Ping("article.kill")),
            new("a signature of another secret", false, HeadersOf(id, time, other), body),
            new("another id", false, HeadersOf(id + "x", time, good), body),
            new("another time", false, HeadersOf(id, time + 2, good), body),
            new("sent ten minutes ago", false, HeadersOf(id, time - 600, Signature.Sign(secret, id, time - 600, body)), body),
            new("sent ten minutes from now", false, HeadersOf(id, time + 600, Signature.Sign(secret, id, time + 600, body)), body),
            new("no signature", false, new Dictionary<string, string> { ["webhook-id"] = id, ["webhook-timestamp"] = time.ToString(CultureInfo.InvariantCulture) }, body),
            new("an empty signature", false, HeadersOf(id, time, "v1,"), body),
        ];
    }

    /// <summary>Whether an answer is the right one.</summary>
    public bool IsPassedBy(int status) => IsGood ? status is >= 200 and < 300 : status is >= 400 and < 500;

    private static byte[] Ping(string type) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type, timestamp = "2026-03-01T12:00:00Z", data = new { channel = "conformance" } }));

    private static Dictionary<string, string> HeadersOf(string id, long time, string signature) => new()
    {
        ["webhook-id"] = id,
        ["webhook-timestamp"] = time.ToString(CultureInfo.InvariantCulture),
        ["webhook-signature"] = signature,
    };
}
