using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Wiredesk.Gateway.Tests.Routes;

/// <summary>A service behind the gateway that tells what reached it.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private Upstream(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>How many requests reached it.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>What it answers instead; null for an account of what reached it.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    public static async Task<Upstream> Start(string name, string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection([new("urls", url), new("Logging:LogLevel:Default", "None")]);
        var app = builder.Build();
        var upstream = new Upstream(app);
        app.Run(async context =>
        {
            if (context.Request.Path.StartsWithSegments("/health")) return;
            Interlocked.Increment(ref upstream._requests);
            if (upstream.Answer is { } answer)
            {
                await answer(context);
                return;
            }

            using var body = new StreamReader(context.Request.Body);
            await body.ReadToEndAsync();
            await context.Response.WriteAsJsonAsync(new Received(
                name,
                $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}",
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        });
        await app.StartAsync();
        return upstream;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>What reached the service.</summary>
internal sealed record Received(string Service, string Request, Dictionary<string, string> Headers);
