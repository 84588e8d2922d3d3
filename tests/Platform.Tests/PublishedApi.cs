using System.Net.Http.Json;
using System.Text.Json;

namespace Wiredesk.Platform.Tests;

/// <summary>What a partner and a source do over HTTP.</summary>
internal sealed class PublishedApi(string address, string key) : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http = new() { BaseAddress = new Uri(address), DefaultRequestHeaders = { { "X-Api-Key", key } }, Timeout = TimeSpan.FromSeconds(20) };

    public sealed record Change(long Number, string Kind, Guid ArticleId);

    private sealed record ChangePage(Change[] Items, string Next);

    private sealed record Delivery(string Outcome, Guid? Id);

    private sealed record Answer(Delivery[] Items);

    /// <summary>Pushes an article; null when it was not accepted, so that the source would send it again.</summary>
    public async Task<Guid?> Push(string source, string id, string text, CancellationToken cancellationToken = default) =>
        (await Post(new { source, id, text }, cancellationToken))?[0];

    /// <summary>Pushes several in one request; the id of each, or null when they were not accepted.</summary>
    public Task<Guid[]?> Push(string source, IEnumerable<(string Id, string Text)> articles, CancellationToken cancellationToken = default) =>
        Post(articles.Select(article => new { source, id = article.Id, text = article.Text }), cancellationToken);

    /// <summary>Pushes several in one request, each under a source of its own.</summary>
    public Task<Guid[]?> Push(IEnumerable<(string Source, string Id, string Text)> articles, CancellationToken cancellationToken = default) =>
        Post(articles.Select(article => new { source = article.Source, id = article.Id, text = article.Text }), cancellationToken);

    /// <summary>Every change after a cursor, in the order of the feed, and the cursor behind the last.</summary>
    public async Task<(List<Change> Changes, string? Cursor)> Changes(string? cursor)
    {
        var changes = new List<Change>();
        while (true)
        {
            var page = (await _http.GetFromJsonAsync<ChangePage>($"/v1/changes?limit=500{(cursor is null ? "" : "&cursor=" + cursor)}", Web))!;
            changes.AddRange(page.Items);
            cursor = page.Next;
            if (page.Items.Length < 500) return (changes, cursor);
        }
    }

    public Task<JsonElement> Get(string path) => _http.GetFromJsonAsync<JsonElement>(path, Web);

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _http.SendAsync(request);

    public void Dispose() => _http.Dispose();

    private async Task<Guid[]?> Post<T>(T body, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync("/ingest/articles", body, cancellationToken);
            if (!answer.IsSuccessStatusCode) return null;
            var ids = (await answer.Content.ReadFromJsonAsync<Answer>(Web, cancellationToken))!.Items.Select(item => item.Id);
            return ids.All(id => id is not null) ? [.. ids.OfType<Guid>()] : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException or JsonException)
        {
            return null;
        }
    }
}
