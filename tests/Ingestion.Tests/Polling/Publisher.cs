using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Wiredesk.Ingestion.Tests.Polling;

/// <summary>A publisher's server on loopback, under any host name, that answers as the test says.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Publisher(WebApplication app) => _app = app;

    /// <summary>What is answered to a path; a path that is not here is answered 404.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Answers { get; } = new();

    /// <summary>The requests that came: path, and a copy of the headers.</summary>
    public ConcurrentQueue<(string Path, Dictionary<string, string> Headers)> Requests { get; } = new();

    public int Port => new Uri(_app.Urls.First()).Port;

    public Uri Url(string path, string host = "post.example") => new($"http://{host}:{Port}{path}");

    public static async Task<Publisher> Start()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = "http://127.0.0.1:0", ["Logging:LogLevel:Default"] = "None" });
        var app = builder.Build();
        var publisher = new Publisher(app);
        app.Run(publisher.Answer);
        await app.StartAsync();
        return publisher;
    }

    public void Says(string path, string body, params (string Name, string Value)[] headers) => Answers[path] = async http =>
    {
        foreach (var (name, value) in headers)
            http.Response.Headers[name] = value;
        await http.Response.WriteAsync(body);
    };

    public void Refuses(string path, int status, params (string Name, string Value)[] headers) => Answers[path] = http =>
    {
        http.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            http.Response.Headers[name] = value;
        return Task.CompletedTask;
    };

    public int Asked(string path) => Requests.Count(request => request.Path == path);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private Task Answer(HttpContext http)
    {
        Requests.Enqueue((http.Request.Path, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));
        if (Answers.TryGetValue(http.Request.Path, out var answer))
            return answer(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
