using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;

namespace Wiredesk.Benchmarks.Gate;

/// <summary>What the gateway and publishing are compared with: an endpoint that returns bytes, and a proxy before it that does nothing else.</summary>
internal static class Bare
{
    /// <summary>Serves the files of a folder, each under its own name, from memory.</summary>
    public static async Task<int> Serve(string port, string folder)
    {
        var builder = Builder(port);
        var app = builder.Build();
        foreach (var file in Directory.GetFiles(folder))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            app.MapGet("/" + Path.GetFileName(file), http =>
            {
                http.Response.ContentType = "application/json";
                http.Response.ContentLength = bytes.Length;
                return http.Response.Body.WriteAsync(bytes).AsTask();
            });
        }

        await app.RunAsync();
        return 0;
    }

    /// <summary>Passes everything on.</summary>
    public static async Task<int> Proxy(string port, string upstream)
    {
        var builder = Builder(port);
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "service", Match = new RouteMatch { Path = "/{**rest}" } }],
            [new ClusterConfig { ClusterId = "service", Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = upstream } } }]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.RunAsync();
        return 0;
    }

    private static WebApplicationBuilder Builder(string port)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }
}
