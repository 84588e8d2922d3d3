using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Wiredesk.Gateway.Keys;
using Wiredesk.Tests;

namespace Wiredesk.Gateway.Tests;

/// <summary>The gateway as its Program.cs makes it, in front of the given addresses, with a database of its own.</summary>
internal sealed class GatewayHost : WebApplicationFactory<Program>
{
    public const string SigningKey = "the signing key of the tests, long enough";
    public const string BootstrapKey = "the first key of an admin";

    private readonly TempFolder _own = new();
    private readonly string _folder;
    private readonly Dictionary<string, string> _settings;
    private readonly TimeProvider? _time;

    public GatewayHost(params (string Key, string Value)[] settings)
        : this(null, null, settings)
    {
    }

    /// <param name="folder">Where its database lies; another gateway may have it too.</param>
    public GatewayHost(string? folder, TimeProvider? time, params (string Key, string Value)[] settings)
    {
        (_folder, _time) = (folder ?? _own.Path, time);
        _settings = new(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
    }

    public string Folder => _folder;

    public KeyStore Keys => Services.GetRequiredService<KeyStore>();

    /// <summary>What the database's files hold.</summary>
    public IEnumerable<byte[]> Files() => Directory.GetFiles(_folder).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    });

    /// <summary>A key's secret, made as an admin makes it.</summary>
    public async Task<string> Key(string holder, params string[] scopes) => (await Keys.Create(holder, scopes, CancellationToken.None)).Secret;

    /// <summary>The same on a real socket; says where.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async Task<HttpResponseMessage> Ask(string path, string? key = null, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var client = CreateClient();
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.UseSetting("ConnectionStrings:documents", $"Data Source={_folder}");
        builder.UseSetting("Identity:SigningKey", SigningKey);
        builder.UseSetting("Gateway:BootstrapKey", BootstrapKey);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        if (_time is not null)
            builder.ConfigureServices(services => services.AddSingleton(_time));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _own.Dispose();
    }
}
