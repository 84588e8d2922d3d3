namespace Wiredesk.Defaults.Fetch;

/// <summary>Something to be fetched from outside, or sent there, and the limits that hold for it.</summary>
/// <param name="Url">An http or https address without user name and password.</param>
public sealed record FetchRequest(Uri Url)
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Sent exactly as given. After a redirect to another origin only those go on that hold no secret (<c>Accept...</c>, <c>If-...</c>).</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public byte[]? Body { get; init; }

    /// <summary>What the body is, for <c>Content-Type</c>.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>How many bytes the answer may have when it is unpacked; with 0 its body is not read at all.</summary>
    public int MostBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Whether a longer answer is cut there instead of being an error.</summary>
    public bool CutsBody { get; init; }

    /// <summary>How long everything may take: names, connections, redirects, repetitions, and the body.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many redirects are followed; with 0, and for anything but GET and HEAD, a redirect is the answer.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>Whether a redirect is the answer, and <see cref="FetchResponse.Next"/> says where to go on: for those who ask each host first.</summary>
    public bool StopsAtRedirects { get; init; }

    /// <summary>The <see cref="FetchResponse.Next"/> of the answer before; the limits hold over all of the fetch.</summary>
    public Trail? Trail { get; init; }
}

/// <summary>What came back. Any status is an answer; only what gives none is a <see cref="FetchException"/>.</summary>
/// <param name="Url">Where the answer came from, after all redirects.</param>
/// <param name="PermanentUrl">Where the redirects led that are permanent (301, 308), up to the first that is not: the address to keep.</param>
/// <param name="Body">Unpacked.</param>
public sealed record FetchResponse(int Status, Uri Url, Uri PermanentUrl, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Where a redirect leads that was not followed yet (<see cref="FetchRequest.StopsAtRedirects"/>).</summary>
    public Trail? Next { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A header's value exactly as sent (several are joined by comma and blank); null when it did not come.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
