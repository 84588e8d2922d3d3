using System.Text;
using System.Text.Json;

namespace Wiredesk.Platform.Tests;

/// <summary><c>wiredesk verify-webhook</c>, as a partner runs it.</summary>
public sealed class VerifyWebhookTests : IDisposable
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly string[] Good = ["--id", "msg_p5jXN8AQM9LWM0D4loKWxJek", "--timestamp", "1614265330", "--signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="];

    private readonly string _folder = Directory.CreateTempSubdirectory("wiredesk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task File_IsVerified()
    {
        File.WriteAllBytes(Path.Combine(_folder, "body.json"), Encoding.UTF8.GetBytes(/*lang=json*/ """{"test": 2432232314}"""));

        var good = await CommandRun.Run(_folder, ["verify-webhook", "body.json", "--secret", Secret, "--any-time", .. Good]);
        var old = await CommandRun.Run(_folder, ["verify-webhook", "body.json", "--secret", Secret, .. Good]);
        var other = await CommandRun.Run(_folder, ["verify-webhook", "body.json", "--secret", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "--any-time", "--json", .. Good]);

        Assert.Equal((0, "good"), (good.ExitCode, good.Output.Trim()));
        Assert.Equal(1, old.ExitCode);
        Assert.Contains("too long ago", old.Errors, StringComparison.Ordinal);
        Assert.Equal(1, other.ExitCode);
        Assert.False(JsonDocument.Parse(other.Output).RootElement.GetProperty("good").GetBoolean());
    }

    [Theory]
    [InlineData(true, 0, 0)]
    [InlineData(false, 1, 8)] // One that takes everything fails each case that is bad.
    public async Task Receiver_IsTried(bool verifies, int exitCode, int failed)
    {
        using var listener = new System.Net.HttpListener();
        var port = ServiceProcess.FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var answering = Answer(listener, verifies);

        var run = await CommandRun.Run(_folder, "verify-webhook", "--url", $"http://127.0.0.1:{port}/hook", "--secret", Secret, "--json");
        listener.Stop();
        await answering;

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(13, lines.Count);
        Assert.Equal((exitCode, failed), (run.ExitCode, lines.Count(line => !line.GetProperty("passed").GetBoolean())));
    }

    [Fact]
    public async Task Usage_OneOrTheOther()
    {
        Assert.Equal(2, (await CommandRun.Run(_folder, "verify-webhook", "--secret", Secret)).ExitCode);
        Assert.Equal(2, (await CommandRun.Run(_folder, "verify-webhook", "--secret", Secret, "--url", "nonsense")).ExitCode);
    }

    private static async Task Answer(System.Net.HttpListener listener, bool verifies)
    {
        var verifier = new Client.WebhookVerifier([Secret]);
        try
        {
            while (true)
            {
                var http = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await http.Request.InputStream.CopyToAsync(body);
                var headers = http.Request.Headers;
                http.Response.StatusCode = 204;
                try
                {
                    if (verifies) verifier.Verify(headers[Client.WebhookVerifier.IdHeader], headers[Client.WebhookVerifier.TimestampHeader], headers[Client.WebhookVerifier.SignatureHeader], body.ToArray());
                }
                catch (Client.WebhookException)
                {
                    http.Response.StatusCode = 400;
                }

                http.Response.Close();
            }
        }
        catch (Exception ended) when (ended is System.Net.HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
