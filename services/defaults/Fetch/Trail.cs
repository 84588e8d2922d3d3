namespace Wiredesk.Defaults.Fetch;

/// <summary>How far the redirects of an address have led. Kept, it lets a fetch go on later from where it stopped.</summary>
/// <param name="Url">Where to ask next.</param>
/// <param name="PermanentUrl">Where the redirects led that are permanent, up to the first that is not.</param>
/// <param name="Redirects">How many were followed.</param>
/// <param name="Took">How long the requests took up to here.</param>
public sealed record Trail(Uri Url, Uri PermanentUrl, bool IsPermanent, int Redirects, TimeSpan Took)
{
    /// <summary>Where every fetch begins.</summary>
    public static Trail From(Uri url) => new(url, url, true, 0, TimeSpan.Zero);

    /// <summary>One redirect further.</summary>
    /// <exception cref="FetchException">It leads from https to http, where anybody between could change what is read.</exception>
    internal Trail To(Uri target, bool isPermanent)
    {
        if (Url.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp)
            throw new FetchException(FetchFailure.BadRedirect, $"{Url.Host} redirects from https to http (at {target.Host}), which is not followed.");
        return this with
        {
            Url = target,
            PermanentUrl = IsPermanent && isPermanent ? target : PermanentUrl,
            IsPermanent = IsPermanent && isPermanent,
            Redirects = Redirects + 1,
        };
    }
}
