using System.CommandLine;
using System.Net.Http.Headers;
using Spectre.Console;
using Wiredesk.Client;
using Wiredesk.Publishing.Webhooks;

namespace Wiredesk.Standalone.Webhooks;

/// <summary><c>wiredesk verify-webhook</c>: whether a webhook that was received is good, or whether a receiver can tell.</summary>
internal static class VerifyWebhookCommand
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20); // As long as deliveries wait.

    private sealed record Line(string Case, string Expected, int? Status, bool Passed, string? Error = null);

    private sealed record Verdict(bool Good, string? Reason = null);

    public static Command Make()
    {
        var secret = new Option<string>("--secret") { Description = "whsec_... or, to verify, whpk_...; to try a receiver of ed25519, a key pair of your own: whsk_...", Required = true };
        var url = new Option<string?>("--url") { Description = "Try the receiver at this address with good and bad messages" };
        var file = new Argument<FileInfo?>("file") { Description = "The body of a webhook that was received, byte for byte", Arity = ArgumentArity.ZeroOrOne };
        var id = new Option<string?>("--id") { Description = "Its webhook-id" };
        var timestamp = new Option<string?>("--timestamp") { Description = "Its webhook-timestamp" };
        var signature = new Option<string?>("--signature") { Description = "Its webhook-signature" };
        var anyTime = new Option<bool>("--any-time") { Description = "Whenever it was sent" };
        var command = new Command("verify-webhook", "Tell whether a webhook is good, or whether a receiver can tell") { file, secret, url, id, timestamp, signature, anyTime, CommandLine.AsJson };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(url) is null) == (result.GetValue(file) is null)) result.AddError("Give --url to try a receiver, or a file to verify.");
            if (result.GetValue(url) is { } written && !(Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")))
                result.AddError($"--url must be an http or https address, not '{written}'.");
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(url) is { } address
            ? Try(new Uri(address), parsed.GetValue(secret)!, parsed.GetValue(CommandLine.AsJson), cancellationToken)
            : Verify(
                parsed.GetValue(file)!, parsed.GetValue(secret)!, parsed.GetValue(id), parsed.GetValue(timestamp), parsed.GetValue(signature),
                parsed.GetValue(anyTime), parsed.GetValue(CommandLine.AsJson), cancellationToken));
        return command;
    }

    private static async Task<int> Verify(
        FileInfo file, string secret, string? id, string? timestamp, string? signature, bool anyTime, bool json, CancellationToken cancellationToken)
    {
        var body = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        Verdict verdict;
        try
        {
            var time = anyTime && long.TryParse(timestamp, out var sent) ? new At(DateTimeOffset.FromUnixTimeSeconds(sent)) : TimeProvider.System;
            new WebhookVerifier([secret], time).Verify(id, timestamp, signature, body);
            verdict = new Verdict(true);
        }
        catch (Exception refusal) when (refusal is WebhookException or FormatException)
        {
            verdict = new Verdict(false, refusal.Message);
        }

        if (json) CommandLine.Print(verdict);
        else if (verdict.Good) Console.Out.WriteLine("good");
        else CommandLine.Complain(verdict.Reason!);
        return verdict.Good ? CommandLine.Done : CommandLine.SomeFailed;
    }

    private static async Task<int> Try(Uri url, string secret, bool json, CancellationToken cancellationToken)
    {
        try
        {
            Signature.Check(secret);
        }
        catch (FormatException wrong)
        {
            throw new UserException(wrong.Message);
        }

        // The caller's own receiver, mostly on this machine: not one of the addresses that partners give us.
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = Time };
        var lines = new List<Line>();
        foreach (var one in ConformanceCase.All(secret, TimeProvider.System.GetUtcNow()))
            lines.Add(await Send(http, url, one, cancellationToken));

        if (json)
        {
            foreach (var line in lines) CommandLine.Print(line);
        }
        else
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("Case", "Expected", "Answered", "");
            foreach (var line in lines)
                table.AddRow(Markup.Escape(line.Case), line.Expected, $"{line.Status}{Markup.Escape(line.Error ?? "")}", line.Passed ? "[green]passed[/]" : "[red]failed[/]");
            AnsiConsole.Write(table);
        }

        return lines.TrueForAll(line => line.Passed) ? CommandLine.Done : CommandLine.SomeFailed;
    }

    private static async Task<Line> Send(HttpClient http, Uri url, ConformanceCase one, CancellationToken cancellationToken)
    {
        var expected = one.IsGood ? "2xx" : "4xx";
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(one.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            foreach (var (name, value) in one.Headers)
                request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await http.SendAsync(request, cancellationToken);
            return new Line(one.Name, expected, (int)answer.StatusCode, one.IsPassedBy((int)answer.StatusCode));
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new Line(one.Name, expected, null, false, failure.GetBaseException().Message);
        }
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
