using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wiredesk.Ingestion.Articles;
using Wiredesk.Ingestion.Files;
using Wiredesk.Tests;

namespace Wiredesk.Ingestion.Tests.Files;

/// <summary>A watched folder in which things stand that are no files.</summary>
public sealed class DropFolderTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private ServiceHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Drop => Path.Combine(_folder.Path, "drop");

    public async ValueTask InitializeAsync() => _host = await ServiceHost.Start(
        IngestionService.Name, _folder.Path, services => services.AddIngestion(), app => app.MapIngestion(), ("Ingestion:DropFolder", Drop));

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pipe_HoldsUpNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes among its files.");
        Directory.CreateDirectory(Path.Combine(Drop, "pipe"));
        using (var made = Process.Start("mkfifo", Path.Combine(Drop, "pipe", "a.txt")))
            await made.WaitForExitAsync(Token);
        Put("harbour", "a.txt", "Storm closes harbour.");
        await Taken("harbour", "a.txt");

        Put("harbour", "b.txt", "Ferries sail again.");

        await Taken("harbour", "b.txt");
    }

    [Fact]
    public async Task Link_IsNotFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows links are for administrators.");
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "secret.txt"), "Not for readers.", Token);
        Directory.CreateDirectory(Path.Combine(Drop, "harbour"));
        Directory.CreateSymbolicLink(Path.Combine(Drop, "harbour", "round"), Drop);
        File.CreateSymbolicLink(Path.Combine(Drop, "harbour", "a.txt"), Path.Combine(_folder.Path, "secret.txt"));
        Put("harbour", "b.txt", "Storm closes harbour.");

        await Taken("harbour", "b.txt");
        Put("harbour", "c.txt", "Ferries sail again.");
        await Taken("harbour", "c.txt");

        Assert.Equal((false, false), (await IsTaken("harbour", "a.txt"), await IsTaken("harbour", "round/harbour/b.txt")));
    }

    [Fact]
    public async Task File_ThatIsGone_IsForgotten()
    {
        var folder = Assert.Single(_host.Services.GetServices<IHostedService>().OfType<DropFolder>());
        Put("harbour", "a.txt", "Storm closes harbour.");
        Put("harbour", "b.txt", "Ferries sail again.");
        await Taken("harbour", "b.txt");

        File.Delete(Path.Combine(Drop, "harbour", "a.txt"));

        await ServiceHost.Until(() => Task.FromResult(folder.Remembered == 1));
    }

    private void Put(string source, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(Drop, source));
        File.WriteAllText(Path.Combine(Drop, source, name), text);
    }

    private Task Taken(string source, string name) => ServiceHost.Until(() => IsTaken(source, name));

    private async Task<bool> IsTaken(string source, string name) =>
        await _host.Get<ArticleStore>().Find(Alias.Of(source, new ReceivedArticle { OwnId = "file:" + name, Text = "" }, ""), Token) is not null;
}
