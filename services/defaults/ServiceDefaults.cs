using System.Diagnostics;
using System.Text.Json.Serialization;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Description;
using Wiredesk.Defaults.Documents;
using Wiredesk.Defaults.Identity;
using Wiredesk.Defaults.Telemetry;

namespace Wiredesk.Defaults;

/// <summary>What every service has in common.</summary>
public static class ServiceDefaults
{
    /// <summary>A service on the bus, known to the gateway: telemetry, health, bus, JSON, problem answers, inner identity.</summary>
    public static WebApplicationBuilder AddDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.AddWebDefaults(service);
        builder.AddInnerIdentity();
        builder.AddBus();
        return builder;
    }

    /// <summary>The same without a bus and without an identity: what the gateway and standalone begin with.</summary>
    public static WebApplicationBuilder AddWebDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.AddTelemetry(service);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Outcomes>();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            Json.Configure(json.SerializerOptions);
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow; // A misspelt restriction would restrict nothing.
            json.SerializerOptions.AllowDuplicateProperties = false; // Which of two was meant cannot be known.
        });
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider(); // Nothing here is kept by it: no key files.
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Explain);
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemsForAll>(); // Asked last.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddHealthChecks().AddCheck<StoresAnswer>("documents", tags: ["ready"]);
        builder.Services.AddDescription();
        return builder;
    }

    /// <summary>Adds the bus to a host that arranges identity by itself.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="isVital">Whether the host is unready while the bus is away.</param>
    public static WebApplicationBuilder AddBusDefaults(this WebApplicationBuilder builder, bool isVital = true)
    {
        builder.AddBus(isVital);
        return builder;
    }

    /// <summary>Problem answers for every error, authentication, health, and <c>/openapi/v1.json</c>.</summary>
    public static WebApplication MapDefaults(this WebApplication app, bool openApi = true)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf, SuppressDiagnosticsCallback = IsCallersFault });
        app.UseStatusCodePages();
        if (app.Services.GetService<IResponseCompressionProvider>() is not null)
            app.UseResponseCompression();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).DisableHttpMetrics();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).DisableHttpMetrics();
        if (openApi)
            app.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").AnswerHead(); // It answers for other names in plain text.
        return app;
    }

    // What the caller did wrong is told in full; what went wrong here is in the log, under the trace id that the answer names.
    private static void Explain(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Type is null || problem.Type.StartsWith("https://tools.ietf.org/", StringComparison.Ordinal))
        {
            var kind = Problems.Of(problem.Status ?? context.HttpContext.Response.StatusCode);
            (problem.Type, problem.Title) = (kind.Type, kind.Title);
        }

        if (context.Exception is BadHttpRequestException bad)
            context.ProblemDetails.Detail = ProblemTexts.DetailOf(bad);
        problem.Status ??= context.HttpContext.Response.StatusCode;
        problem.Detail ??= ProblemTexts.DetailOf(problem.Status.Value, context.HttpContext.Request);
    }

    private static int StatusOf(Exception exception) =>
        exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;

    private static bool IsCallersFault(ExceptionHandlerSuppressDiagnosticsContext context) => context.Exception is BadHttpRequestException;

    /// <summary>Tells the problem also to a caller who accepts no JSON: a browser, or a reader of feeds.</summary>
    private sealed class ProblemsForAll : IProblemDetailsWriter
    {
        public bool CanWrite(ProblemDetailsContext context) => true;

        public async ValueTask WriteAsync(ProblemDetailsContext context)
        {
            var (http, problem) = (context.HttpContext, context.ProblemDetails);
            Explain(context);
            problem.Extensions["traceId"] = Activity.Current?.Id ?? http.TraceIdentifier;
            await http.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", http.RequestAborted);
        }
    }

    /// <summary>Ready means that every store of this process answers.</summary>
    private sealed class StoresAnswer(IEnumerable<StoreOf> stores, IServiceProvider services) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            foreach (var store in stores)
            {
                try
                {
                    await services.GetRequiredKeyedService<IDocumentStore>(store.Service).Ping(cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    return HealthCheckResult.Unhealthy($"the store of {store.Service} does not answer", exception);
                }
            }

            return HealthCheckResult.Healthy();
        }
    }
}
