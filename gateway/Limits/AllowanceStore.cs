using Wiredesk.Defaults.Documents;

namespace Wiredesk.Gateway.Limits;

/// <summary>What is left of each key's quotas, shared by all gateways.</summary>
public sealed class AllowanceStore(IDocuments<Allowance> allowances)
{
    // After its span the count says nothing any more.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>Takes up to <paramref name="wanted"/> requests out of a span; says how many it got, and how many all gateways have taken.</summary>
    public async Task<(int Got, int Taken)> Take(string key, Quota quota, long span, int wanted, CancellationToken cancellationToken)
    {
        var id = Allowance.IdOf(key, quota, span);
        while (true)
        {
            var held = await allowances.Get(id, cancellationToken);
            var taken = held?.Taken ?? 0;
            var got = Math.Min(wanted, quota.Limit - taken);
            if (got <= 0) return (0, taken);
            var next = (held ?? new Allowance { Id = id, Taken = 0, ExpiresAt = DateTimeOffset.UnixEpoch.AddSeconds((span + 1) * quota.Seconds) + Kept }) with { Taken = taken + got };
            if (held is null ? await allowances.InsertIfAbsent(next, cancellationToken) : await allowances.Replace(next, cancellationToken))
                return (got, taken + got);
        }
    }
}
