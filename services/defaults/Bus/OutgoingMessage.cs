using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wiredesk.Defaults.Bus;

/// <summary>A message that a stored document still has to send.</summary>
/// <param name="Id">The message's id on the bus, the same each time it is sent.</param>
/// <param name="Type">The full name of its contract.</param>
/// <param name="Body">The message as JSON.</param>
/// <param name="Since">When it was saved.</param>
/// <param name="TraceParent">The trace it belongs to (W3C Trace Context), so that a late sending still continues it.</param>
public sealed record OutgoingMessage(Guid Id, string Type, JsonElement Body, DateTimeOffset Since, string? TraceParent)
{
    /// <summary>The message itself, when it was made in this process: spares reading it back.</summary>
    [JsonIgnore]
    public object? Message { get; init; }

    // What the broker still moves well; raw material and media never ride the bus.
    private const int LargestMessage = 4 * 1024 * 1024;

    /// <param name="most">The most bytes of JSON; less than 4 MB where later stages add to the message.</param>
    /// <exception cref="RefusedException">The message is larger.</exception>
    public static OutgoingMessage Of<T>(T message, DateTimeOffset now, int most = LargestMessage) where T : class
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(message, Json.Options);
        return body.Length <= most
            ? new OutgoingMessage(Guid.CreateVersion7(now), typeof(T).FullName!, JsonElement.Parse(body), now, Activity.Current?.Id) { Message = message }
            : throw new RefusedException($"{typeof(T).Name} would have {body.Length:N0} bytes; at most {most:N0} travel on the bus.");
    }
}
