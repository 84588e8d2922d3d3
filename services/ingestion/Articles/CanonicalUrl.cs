namespace Wiredesk.Ingestion.Articles;

/// <summary>The one address by which an article is known, however it was linked to.</summary>
public static class CanonicalUrl
{
    // Campaign and click parameters of analytics, mail and advertising services; none of them changes the page.
    private static readonly string[] TrackingPrefixes = ["utm_", "mtm_", "matomo_", "pk_", "hsa_", "__hs", "_hs", "trk_", "at_campaign", "at_medium", "at_custom"];

    private static readonly HashSet<string> TrackingNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh",
        "mc_cid", "mc_eid", "mkt_tok", "_ga",
        "_gl", "cmpid", "ncid", "ocid", "icid", "ito", "ref_src", "ref_url", "srsltid", "spm", "s_kwcid", "vero_id", "oly_enc_id", "oly_anon_id",
        "wickedid", "smid", "sr_share",
        "ftag", "xtor", "guccounter", "guce_referrer", "guce_referrer_sig",
    };

    /// <summary>
    /// Drops what never changes the page: fragment, tracking parameters, credentials. Other addresses than web addresses come back as they are.
    /// </summary>
    public static Uri Of(Uri link)
    {
        if (!link.IsAbsoluteUri || link.Scheme is not ("http" or "https") || link.Host.Length == 0)
            return link;

        // Parameter order is kept: some publishers route on it.
        var query = link.Query.TrimStart('?');
        var kept = string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(parameter => !IsTracking(parameter)));
        var port = link.IsDefaultPort ? "" : $":{link.Port}";
        var address = $"{link.Scheme}://{Host(link)}{port}{link.AbsolutePath}{(kept.Length == 0 ? "" : "?" + kept)}";
        return Uri.TryCreate(address, UriKind.Absolute, out var canonical) ? canonical : link;
    }

    /// <summary>The canonical form of a written web address; nothing when it is none.</summary>
    public static Uri? Of(string? link) =>
        Uri.TryCreate(link?.Trim(), UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0 } ? Of(address) : null;

    /// <summary>What stays the same when a site moves from http to https, to or from <c>www.</c>, or adds a slash at the end: the name by which an article is known.</summary>
    public static string NameOf(Uri link)
    {
        var canonical = Of(link);
        if (canonical.Scheme is not ("http" or "https"))
            return canonical.AbsoluteUri;
        var host = canonical.Host.StartsWith("www.", StringComparison.Ordinal) ? canonical.Host[4..] : canonical.Host;
        return $"{host}{(canonical.IsDefaultPort ? "" : $":{canonical.Port}")}{canonical.AbsolutePath.TrimEnd('/')}{canonical.Query}";
    }

    // An international name is known by its ASCII form (RFC 5890), so that both ways of writing it are one.
    private static string Host(Uri link)
    {
        try
        {
            return (link.HostNameType == UriHostNameType.Dns ? link.IdnHost : link.Host).TrimEnd('.').ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return link.Host;
        }
    }

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return TrackingNames.Contains(name) || TrackingPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
