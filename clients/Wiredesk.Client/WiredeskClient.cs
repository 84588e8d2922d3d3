using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Wiredesk.Client;

/// <summary>Reads the published API of a Wiredesk installation.</summary>
/// <param name="http">Goes to the installation (<c>BaseAddress</c>); its timeout must be longer than a minute.</param>
/// <param name="key">The partner's key.</param>
/// <param name="time">The clock; the system's unless a test has its own.</param>
public sealed class WiredeskClient(HttpClient http, string key, TimeProvider? time = null)
{
    private const int WaitSeconds = 30;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Hands on every change after the cursor, in order, for ever; each at least once.</summary>
    /// <remarks>
    /// The cursor is written after the changes before it were handled: a crash repeats at most one page, so <paramref name="handle"/> does best to ignore a
    /// (article, revision, kind) it has seen. Failures that may pass are waited out; others are thrown.
    /// </remarks>
    /// <exception cref="WiredeskException">The service refuses: no such key, or a cursor that is not its own.</exception>
    public async Task Follow(CursorFile cursor, Func<ArticleChange, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var at = cursor.Read();
        while (true)
        {
            var page = await Changes(at, WaitSeconds, cancellationToken);
            foreach (var change in page.Items)
                await handle(change, cancellationToken);
            if (page.Next == at) continue;
            at = page.Next;
            cursor.Write(at);
        }
    }

    /// <summary>One page of changes after a cursor; waits up to so many seconds for the first of them.</summary>
    /// <exception cref="WiredeskException">The service refuses.</exception>
    public async Task<ChangePage> Changes(string? cursor, int waitSeconds, CancellationToken cancellationToken) =>
        (await Get<ChangePage>($"v1/changes?limit=100&wait={waitSeconds}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellationToken))!;

    /// <summary>An article in full, as JSON; null when there is none that this partner may read.</summary>
    /// <exception cref="WiredeskException">The service refuses.</exception>
    public Task<JsonElement?> Article(Guid id, CancellationToken cancellationToken) => Get<JsonElement?>($"v1/articles/{id:D}", cancellationToken);

    private async Task<T?> Get<T>(string address, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            TimeSpan? asked = null;
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Add("X-Api-Key", key);
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
                using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (answer.IsSuccessStatusCode) return await answer.Content.ReadFromJsonAsync<T>(Json, cancellationToken);
                if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return default;
                if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError))
                    throw new WiredeskException((int)answer.StatusCode, await DetailOf(answer, cancellationToken));
                asked = answer.Headers.RetryAfter?.Delta;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // The connection broke or took too long: that may pass.
            }

            // 1, 2, 4 ... seconds, up to a minute, a fifth more or less by chance; longer if the service asks for it.
            var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failures, 10)), LongestPause.TotalSeconds)) * (0.8 + (0.4 * Random.Shared.NextDouble()));
            await Task.Delay(asked > pause ? asked.Value : pause, _time, cancellationToken);
        }
    }

    private static async Task<string> DetailOf(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("detail").GetString()!;
        }
        catch (Exception notAProblem) when (notAProblem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"The service answered {(int)answer.StatusCode}.";
        }
    }
}
