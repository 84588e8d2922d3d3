using System.Globalization;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Gateway.Limits;

/// <summary>How many requests of one key the gateways have taken for themselves, in one span of time.</summary>
public sealed record Allowance : Document
{
    public required int Taken { get; init; }

    public static Collection<Allowance> Collection { get; } = new("allowances");

    public static string IdOf(string key, Quota quota, long span) => string.Create(CultureInfo.InvariantCulture, $"{key}/{quota.Name}/{span}");
}

/// <summary>A limit: so many requests in each span of so many seconds.</summary>
public sealed record Quota(string Name, int Limit, int Seconds);
