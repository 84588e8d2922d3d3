using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Wiredesk.Defaults.Telemetry;

internal static class TelemetryRegistration
{
    // Said of every request, in several lines each. A setting of the same name brings it back, and so does a level that is set for all.
    private static readonly KeyValuePair<string, string?>[] Quiet =
    [
        new("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
        new("Logging:LogLevel:System.Net.Http", "Warning"),
        new("Logging:LogLevel:Yarp", "Warning"),
    ];

    /// <summary>Structured logs on the console; traces, metrics and logs by OpenTelemetry, exported by OTLP when the standard variables name an endpoint.</summary>
    /// <remarks>Without an endpoint nothing is recorded that nobody could see; but traces go on from request to message to message, so that answers and logs can name them.</remarks>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        if (builder.Configuration["Logging:LogLevel:Default"] is null)
            builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Quiet }); // First, so that every other setting goes before it.
        builder.Logging.ClearProviders().AddJsonConsole(console => console.IncludeScopes = true);
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, serviceNamespace: "wiredesk"))
            .WithTracing(tracing => tracing.AddSource("Wiredesk", "MassTransit", "Microsoft.AspNetCore"));
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 }) return;

        telemetry
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation(http => http.Filter = context => !context.Request.Path.StartsWithSegments("/health")))
            .WithMetrics(metrics => metrics.AddMeter(Outcomes.Meter, "MassTransit").AddAspNetCoreInstrumentation())
            .UseOtlpExporter();
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
        });
    }
}
