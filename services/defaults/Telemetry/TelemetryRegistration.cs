using Microsoft.Extensions.Configuration;
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
    /// <summary>Structured logs on the console; traces, metrics and logs by OpenTelemetry, exported by OTLP when the standard variables name an endpoint.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder, string service)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, serviceNamespace: "wiredesk"))
            .WithTracing(tracing => tracing
                .AddSource("Wiredesk", "MassTransit")
                .AddAspNetCoreInstrumentation(http => http.Filter = context => !context.Request.Path.StartsWithSegments("/health")))
            .WithMetrics(metrics => metrics.AddMeter(Outcomes.Meter, "MassTransit").AddAspNetCoreInstrumentation());
        builder.Logging.ClearProviders().AddJsonConsole(console => console.IncludeScopes = true);
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
        });
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            telemetry.UseOtlpExporter();
    }
}
