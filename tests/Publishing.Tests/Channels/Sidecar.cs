using System.Buffers.Binary;
using System.Collections.Concurrent;
using Dapr.Client.Autogen.Grpc.v1;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Wiredesk.Publishing.Tests.Channels;

/// <summary>A Dapr sidecar as far as its published API (dapr/proto/runtime/v1/dapr.proto) is used here: gRPC over HTTP/2, with Dapr's own messages.</summary>
internal sealed class Sidecar : IAsyncDisposable
{
    private const string Service = "/dapr.proto.runtime.v1.Dapr/";

    private readonly WebApplication _app;

    private Sidecar(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>What bindings were told to do.</summary>
    public ConcurrentQueue<InvokeBindingRequest> Invoked { get; } = new();

    /// <summary>The secret stores: by store and key.</summary>
    public Dictionary<(string Store, string Key), string> Secrets { get; } = [];

    /// <summary>What every binding answers instead of success: a gRPC status and its message.</summary>
    public (int Status, string Message)? Failure { get; set; }

    public static async Task<Sidecar> Start()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection([new("urls", "http://127.0.0.1:0"), new("Logging:LogLevel:Default", "None")]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        var sidecar = new Sidecar(app);
        app.MapPost(Service + "InvokeBinding", async http =>
        {
            sidecar.Invoked.Enqueue(await Read(http, InvokeBindingRequest.Parser));
            await Answer(http, sidecar.Failure, new InvokeBindingResponse());
        });
        app.MapPost(Service + "GetSecret", async http =>
        {
            var request = await Read(http, GetSecretRequest.Parser);
            var found = sidecar.Secrets.GetValueOrDefault((request.StoreName, request.Key));
            var response = new GetSecretResponse();
            if (found is not null) response.Data.Add(request.Key, found);
            await Answer(http, found is null ? (13, $"failed getting secret with key {request.Key} from secret store {request.StoreName}") : null, response);
        });
        app.MapPost(Service + "GetMetadata", async http =>
        {
            await Read(http, GetMetadataRequest.Parser);
            await Answer(http, null, new GetMetadataResponse { Id = "publishing" });
        });
        await app.StartAsync();
        return sidecar;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // One message with the five bytes before it: not compressed, and how long (gRPC over HTTP/2, "Length-Prefixed-Message").
    private static async Task<T> Read<T>(HttpContext http, MessageParser<T> parser) where T : IMessage<T>
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return parser.ParseFrom(body.ToArray().AsSpan(5));
    }

    private static async Task Answer(HttpContext http, (int Status, string Message)? failure, IMessage message)
    {
        http.Response.ContentType = "application/grpc";
        http.Response.DeclareTrailer("grpc-status");
        http.Response.DeclareTrailer("grpc-message");
        if (failure is null)
        {
            var content = message.ToByteArray();
            var head = new byte[5];
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), content.Length);
            await http.Response.Body.WriteAsync(head);
            await http.Response.Body.WriteAsync(content);
        }
        else
        {
            await http.Response.Body.FlushAsync();
        }

        http.Response.AppendTrailer("grpc-status", $"{failure?.Status ?? 0}");
        http.Response.AppendTrailer("grpc-message", Uri.EscapeDataString(failure?.Message ?? ""));
    }
}
