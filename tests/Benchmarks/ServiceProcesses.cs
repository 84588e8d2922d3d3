using System.Globalization;
using System.Security.Claims;
using Wiredesk.Defaults.Identity;
using Wiredesk.Platform.Tests;

namespace Wiredesk.Benchmarks;

/// <summary>Processes that a benchmark starts, in a folder of its own; gone with it.</summary>
internal sealed class ServiceProcesses : IAsyncDisposable
{
    /// <summary>What signs the inner identity of all of them.</summary>
    public const string SigningKey = "the signing key of the benchmarks, long enough for a hash";

    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(3);

    private readonly List<ServiceProcess> _running = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("wiredesk-benchmark-").FullName;

    /// <summary>Where their stores are.</summary>
    public string Data => Path.Combine(Folder, "data");

    public static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <summary>Starts an executable of Wiredesk over the stores, without a broker; returns when it is ready.</summary>
    public Task<Listening> Service(string project, string executable, params (string, string?)[] settings) => Start(
        Repository.Executable(project, executable), ["--contentRoot", Path.Combine(Repository.Root, project)], ServiceProcess.FreePort(), "/health/ready", settings);

    /// <summary>Starts this program in another of its roles; returns when it answers.</summary>
    /// <param name="asked">The path that is asked for to see that.</param>
    public Task<Listening> Role(string role, string asked, (string, string?)[] settings, params string[] arguments)
    {
        var port = ServiceProcess.FreePort();
        return Start(Environment.ProcessPath!, [role, port.ToString(CultureInfo.InvariantCulture), .. arguments], port, asked, settings);
    }

    /// <summary>The inner identity of a holder with one scope, as the gateway would send it; good for a minute.</summary>
    public static string Identity(string holder, string scope) => new InnerIdentity(SigningKey).Issue(
        new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, holder), new Claim(Scopes.Claim, scope)], "benchmark"), TimeProvider.System.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _running)
            await process.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<Listening> Start(string executable, string[] arguments, int port, string asked, (string Name, string? Value)[] settings)
    {
        (string Name, string? Value)[] all =
        [
            .. settings, ("ASPNETCORE_URLS", Address(port)), ("ConnectionStrings__documents", $"Data Source={Data}"), ("ConnectionStrings__messaging", null),
            ("Identity__SigningKey", SigningKey),
        ];
        var process = new ServiceProcess(executable, arguments, all.ToDictionary(setting => setting.Name, setting => setting.Value), Path.Combine(Folder, $"{port}.log"));
        _running.Add(process);
        process.Start();
        using var http = new HttpClient();
        await Until.True(
            async () => process.HasExited ? throw new InvalidOperationException($"{executable} ended: {process.Log}") : await IsUp(http, Address(port) + asked), StartTime, $"{Path.GetFileName(executable)} answers");
        return new Listening(port, process);
    }

    private static async Task<bool> IsUp(HttpClient http, string address)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

/// <summary>A process and the port it listens on.</summary>
internal sealed record Listening(int Port, ServiceProcess Process);
