using Dapr.Client;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Wiredesk.Publishing.Channels;

/// <summary>Ready means that the Dapr sidecar answers, where one is configured; without one, there is nothing to wait for.</summary>
internal sealed class SidecarAnswers(DaprClient? dapr) : IHealthCheck
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (dapr is null) return HealthCheckResult.Healthy("no Dapr sidecar is configured");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Time);
        try
        {
            await dapr.GetMetadataAsync(limit.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is Dapr.DaprException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Degraded: partners read on, and what goes over bindings waits.
            return HealthCheckResult.Degraded("the Dapr sidecar does not answer", failure);
        }
    }
}
