using System.Collections.Concurrent;
using System.Text;

namespace Wiredesk.Platform.Tests;

/// <summary>Takes traces over OTLP/HTTP and notes which services took part in which.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TraceCollector(WebApplication app) => _app = app;

    /// <summary>The services of each trace, by the trace's id in hexadecimal.</summary>
    public ConcurrentDictionary<string, ConcurrentDictionary<string, byte>> Services { get; } = new();

    public string Address { get; private init; } = "";

    public static async Task<TraceCollector> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var address = $"http://127.0.0.1:{ServiceProcess.FreePort()}";
        app.Urls.Add(address);
        var collector = new TraceCollector(app) { Address = address };
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            if (context.Request.Path == "/v1/traces")
                collector.Take(body.ToArray());
        });
        await app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // ExportTraceServiceRequest { 1: ResourceSpans { 1: Resource { 1: attributes }, 2: ScopeSpans { 2: Span { 1: trace_id } } } }
    // (opentelemetry-proto, trace/v1/trace.proto)
    private void Take(ReadOnlySpan<byte> request)
    {
        foreach (var resourceSpans in Fields(request, 1))
        {
            var service = Fields(resourceSpans, 1).SelectMany(resource => Fields(resource, 1)).Select(Attribute).FirstOrDefault(pair => pair.Key == "service.name").Value;
            foreach (var traceId in Fields(resourceSpans, 2).SelectMany(scope => Fields(scope, 2)).SelectMany(span => Fields(span, 1)))
                Services.GetOrAdd(Convert.ToHexStringLower(traceId), _ => new())[service ?? ""] = 1;
        }
    }

    // KeyValue { 1: key, 2: AnyValue { 1: string_value } }
    private static KeyValuePair<string, string?> Attribute(byte[] pair) => new(
        Encoding.UTF8.GetString(Fields(pair, 1).First()), Fields(pair, 2).SelectMany(value => Fields(value, 1)).Select(Encoding.UTF8.GetString).FirstOrDefault());

    /// <summary>The length-delimited fields with this number in a protobuf message.</summary>
    private static List<byte[]> Fields(ReadOnlySpan<byte> message, int number)
    {
        var found = new List<byte[]>();
        while (!message.IsEmpty)
        {
            var tag = Varint(ref message);
            switch (tag & 7)
            {
                case 0: Varint(ref message); break;
                case 1: message = message[8..]; break;
                case 5: message = message[4..]; break;
                default:
                    var length = (int)Varint(ref message);
                    if ((int)(tag >> 3) == number) found.Add(message[..length].ToArray());
                    message = message[length..];
                    break;
            }
        }

        return found;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
