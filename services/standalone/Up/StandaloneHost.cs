using System.Net;
using Microsoft.Extensions.Logging.Console;
using Wiredesk.Deduplication;
using Wiredesk.Defaults;
using Wiredesk.Defaults.Identity;
using Wiredesk.Enrichment;
using Wiredesk.Gateway;
using Wiredesk.Gateway.Keys;
using Wiredesk.Gateway.Usage;
using Wiredesk.Ingestion;
using Wiredesk.Publishing;

namespace Wiredesk.Standalone.Up;

/// <summary>Every service and the gateway's policies in one process, on the in-memory bus and SQLite.</summary>
internal static class StandaloneHost
{
    /// <param name="address">Where to listen; null for nowhere (commands that only need the stores or a short run).</param>
    public static WebApplication Build(DirectoryInfo data, string? address)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:documents"] = $"Data Source={data.FullName}",
            ["ConnectionStrings:messaging"] = null,
            ["Identity:SigningKey"] = DataFolder.SigningKey(data),
        });
        if (address is null) // Who takes in a few files does not poll.
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Polling:Workers"] = "0" });
        builder.WebHost.UseUrls(address ?? "http://127.0.0.1:0");
        builder.AddWebDefaults("wiredesk");
        // A person sits before it: plain lines on stderr, and only what needs attention.
        builder.Services.Configure<ConsoleLoggerOptions>(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (ConsoleFormatterNames.Simple, LogLevel.Trace));
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("MassTransit", LogLevel.Critical) // The quarantine says what failed, and why.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None); // The command says so itself.
        builder.AddBusDefaults();
        // Partners come with keys; commands on this machine come with the inner identity, signed by the data folder's key.
        builder.AddGatewayPolicies().AddInnerIdentity(InnerIdentity.From(builder.Configuration));
        builder.Services.AddAuthentication("either").AddPolicyScheme("either", null, either => either.ForwardDefaultSelector =
            context => IsCommand(context) ? IdentityRegistration.Scheme : KeyAuthentication.SchemeName);
        builder.Services.AddIngestion();
        builder.Services.AddEnrichment();
        builder.Services.AddDeduplication();
        builder.Services.AddPublishing();

        var app = builder.Build();
        app.UseEdge();
        app.MapDefaults();
        app.UseLimits();
        app.MapKeys();
        app.MapUsage();
        app.MapIngestion();
        app.MapEnrichment();
        app.MapDeduplication();
        app.MapPublishing();
        return app;
    }

    // Who shows a key is known by it alone; a header that came along from outside changes nothing.
    private static bool IsCommand(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && context.Request.Headers[IdentityRegistration.Header].ToString().Length > 0 && !KeyAuthentication.IsShown(context.Request);
}
