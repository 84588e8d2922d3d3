using System.Buffers;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Wiredesk.Platform.Tests;

namespace Wiredesk.Benchmarks.Followers;

/// <summary>Takes the webhooks of all partners; each has a loopback address of its own, as each partner has a host.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private const int EveryLag = 50;

    private readonly List<Ledger> _ledgers = [];
    private readonly WebApplication _app;
    private readonly int _port = ServiceProcess.FreePort();

    private HookReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, _port));
        _app = builder.Build();
        _app.Run(Take);
    }

    /// <summary>An address that takes a request and never answers it.</summary>
    public Uri Silent => new(string.Create(CultureInfo.InvariantCulture, $"http://127.254.0.1:{_port}/silent"));

    public static async Task<HookReceiver> Start()
    {
        var receiver = new HookReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The address of one more webhook.</summary>
    public Uri Add(Ledger ledger)
    {
        _ledgers.Add(ledger);
        var n = _ledgers.Count - 1;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.1.{n / 250}.{1 + (n % 250)}:{_port}/{n}"));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        if (!int.TryParse(http.Request.Path.Value.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        var read = await http.Request.BodyReader.ReadAtLeastAsync((int)http.Request.ContentLength!.Value, http.RequestAborted);
        Note(_ledgers[n], read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static void Note(Ledger ledger, ReadOnlySpan<byte> body)
    {
        if (!System.Buffers.Text.Utf8Parser.TryParse(body[(body.IndexOf("\"number\":"u8) + 9)..], out long number, out _)) return; // Then the ledger lacks it.
        ledger.Add(number);
        if (number % EveryLag == 0) ledger.Lags.Add(Lag.Of(body, "\"timestamp\""));
    }
}
