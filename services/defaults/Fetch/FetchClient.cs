using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Wiredesk.Defaults.Fetch;

/// <summary>Finds the addresses of a host's name.</summary>
public delegate Task<IPAddress[]> ResolveName(string host, CancellationToken cancellationToken);

/// <summary>The one client for every address that somebody else gave us: feeds, pages, robots.txt, hubs, webhooks.</summary>
/// <remarks>
/// The addresses behind a name are looked at when the connection is made, at each redirect anew, and the connection goes to just the address that was
/// looked at: a name that changes in between (DNS rebinding) gains nothing. No proxy, no cookies, no credentials, no trace headers.
/// </remarks>
public sealed class FetchClient : IDisposable
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(5); // For each address; a name may have several.

    private readonly FetchNetworks _networks;
    private readonly TimeProvider _time;
    private readonly ResolveName _resolve;
    private readonly HttpMessageInvoker _http;

    public FetchClient(FetchNetworks networks, TimeProvider time, ResolveName? resolve = null)
    {
        (_networks, _time, _resolve) = (networks, time, resolve ?? Dns.GetHostAddressesAsync);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = Connect,
            AllowAutoRedirect = false, // Each hop is looked at here.
            AutomaticDecompression = DecompressionMethods.All,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            MaxResponseHeadersLength = 64, // KB
            MaxResponseDrainSize = 0,
            MaxConnectionsPerServer = 64, // Partners may share a host, and one that hangs must not use up what the others need.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        });
    }

    /// <summary>Fetches, or sends. Whatever status comes back is an answer.</summary>
    /// <exception cref="FetchException">There was no answer, or none within the limits.</exception>
    public async Task<FetchResponse> Send(FetchRequest request, CancellationToken cancellationToken)
    {
        var trail = request.Trail ?? Trail.From(request.Url);
        using var limit = new CancellationTokenSource(request.Time > trail.Took ? request.Time - trail.Took : TimeSpan.Zero, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var host = trail.Url.IsAbsoluteUri ? trail.Url.Host : "";
        try
        {
            return await Follow(request, trail, either.Token);
        }
        catch (Exception failure) when (failure is not FetchException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw limit.IsCancellationRequested
                ? new FetchException(FetchFailure.TooSlow, $"{host} did not answer in full within {request.Time.TotalSeconds:0.#} seconds.", failure)
                : Explained(failure, host);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<FetchResponse> Follow(FetchRequest request, Trail trail, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            using var message = MessageTo(trail.Url, request);
            using var response = await _http.SendAsync(message, cancellationToken);
            var next = request.MostRedirects > 0 && Target(response, message) is { } target ? Next(trail, target, response, request) : null;
            if (next is null || request.StopsAtRedirects)
            {
                var body = next is null ? await Body(response, request, cancellationToken) : [];
                return new FetchResponse((int)response.StatusCode, trail.Url, trail.PermanentUrl, HeadersOf(response), body)
                {
                    Next = next is null ? null : next with { Took = trail.Took + _time.GetElapsedTime(started) },
                };
            }

            trail = next;
        }
    }

    private static Trail Next(Trail trail, Uri target, HttpResponseMessage response, FetchRequest request)
    {
        if (trail.Redirects >= request.MostRedirects)
            throw new FetchException(FetchFailure.BadRedirect, $"{request.Url.Host} redirects more than {request.MostRedirects} times.");
        Check(target);
        return trail.To(target, response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect);
    }

    private static HttpRequestMessage MessageTo(Uri url, FetchRequest request)
    {
        Check(url);
        var message = new HttpRequestMessage(request.Method, url);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        var isElsewhere = Origin(url) != Origin(request.Url);
        foreach (var (name, value) in request.Headers.Where(header => !isElsewhere || IsHarmless(header.Key)))
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private static void Check(Uri url)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
            throw new FetchException(FetchFailure.BadAddress, "Only absolute http and https addresses are fetched.");
        if (url.UserInfo.Length > 0)
            throw new FetchException(FetchFailure.BadAddress, $"The address at {url.Host} holds a user name or a password, which are not sent.");
    }

    private static string Origin(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private static bool IsHarmless(string header) =>
        header.StartsWith("Accept", StringComparison.OrdinalIgnoreCase) || header.StartsWith("If-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) || header.Equals("From", StringComparison.OrdinalIgnoreCase);

    private static Uri? Target(HttpResponseMessage response, HttpRequestMessage request)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head))
            return null;
        var written = response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : null;
        return Uri.TryCreate(request.RequestUri!, written, out var target) && written is { Length: > 0 }
            ? new UriBuilder(target) { Fragment = "" }.Uri
            : throw new FetchException(FetchFailure.BadRedirect, $"{request.RequestUri!.Host} redirects to no address.");
    }

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
            headers[name] = string.Join(", ", values);
        return headers;
    }

    private static async Task<byte[]> Body(HttpResponseMessage response, FetchRequest request, CancellationToken cancellationToken)
    {
        var most = request.MostBytes;
        if (most == 0)
            return [];
        if (response.Content.Headers.ContentLength > most && !request.CutsBody)
            throw TooLarge(response, most);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            body.Write(buffer, 0, Math.Min(read, most - (int)body.Length));
            if (body.Length < most || read == 0)
                continue;
            if (request.CutsBody)
                break;
            if (await stream.ReadAsync(buffer.AsMemory(0, 1), cancellationToken) > 0)
                throw TooLarge(response, most);
        }

        return body.ToArray();
    }

    private static FetchException TooLarge(HttpResponseMessage response, int most) =>
        new(FetchFailure.TooLarge, $"The answer of {response.RequestMessage?.RequestUri?.Host} is larger than {most:N0} bytes (unpacked).");

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellationToken);
        var permitted = addresses.Where(_networks.Permits).ToList();
        if (permitted.Count == 0)
        {
            throw addresses.Length == 0
                ? new FetchException(FetchFailure.NameNotFound, $"The name {host} has no address.")
                : new FetchException(FetchFailure.Forbidden, $"{host} is no public address, and Fetch:AllowedNetworks does not name its network.");
        }

        for (var n = 0; ; n++)
        {
            var socket = new Socket(permitted[n].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                if (n < permitted.Count - 1)
                    limit.CancelAfter(ConnectTime);
                await socket.ConnectAsync(permitted[n], port, limit.Token);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception failure)
            {
                socket.Dispose();
                if (n == permitted.Count - 1 || cancellationToken.IsCancellationRequested || failure is not (SocketException or OperationCanceledException))
                    throw;
            }
        }
    }

    private static FetchException Explained(Exception failure, string host)
    {
        if (failure.InnerException is FetchException known)
            return known;
        var name = failure.GetBaseException() is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain };
        return (failure as HttpRequestException)?.HttpRequestError switch
        {
            _ when name => new FetchException(FetchFailure.NameNotFound, $"The name {host} was not found.", failure),
            HttpRequestError.NameResolutionError => new FetchException(FetchFailure.NameNotFound, $"The name {host} was not found.", failure),
            HttpRequestError.SecureConnectionError => new FetchException(FetchFailure.Insecure, $"The connection to {host} is not secure: its certificate or encryption is not accepted.", failure),
            HttpRequestError.ConfigurationLimitExceeded => new FetchException(FetchFailure.TooLarge, $"The headers that {host} answered with are too large.", failure),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError or HttpRequestError.ExtendedConnectNotSupported =>
                new FetchException(FetchFailure.BadResponse, $"What {host} answered is no HTTP.", failure),
            _ when failure is InvalidDataException or NotSupportedException => new FetchException(FetchFailure.BadResponse, $"What {host} answered cannot be unpacked.", failure),
            _ => new FetchException(FetchFailure.Unreachable, $"{host} cannot be reached, or the connection broke.", failure),
        };
    }
}
