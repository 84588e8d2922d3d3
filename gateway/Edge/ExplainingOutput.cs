using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Wiredesk.Defaults;

namespace Wiredesk.Gateway.Edge;

/// <summary>A connection's output that passes everything on, until it is told of a refusal: then the bare status that follows becomes a problem answer.</summary>
internal sealed class ExplainingOutput(PipeWriter output) : PipeWriter
{
    private byte[]? _answer;
    private ArrayBufferWriter<byte>? _held;

    /// <summary>What the next answer, if it begins here and is empty, is to say.</summary>
    public void Explain(BadHttpRequestException refusal)
    {
        var problem = JsonSerializer.SerializeToUtf8Bytes(
            new { Problems.Of(refusal.StatusCode).Type, Problems.Of(refusal.StatusCode).Title, Status = refusal.StatusCode, Detail = refusal.Message }, Json.Options);
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {refusal.StatusCode} {ReasonPhrases.GetReasonPhrase(refusal.StatusCode)}\r\nContent-Type: application/problem+json\r\nContent-Length: {problem.Length}\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n");
        _answer = [.. Encoding.ASCII.GetBytes(head), .. problem];
        _held = new ArrayBufferWriter<byte>();
    }

    public override bool CanGetUnflushedBytes => output.CanGetUnflushedBytes;

    public override long UnflushedBytes => output.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _held is null ? output.GetMemory(sizeHint) : _held.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _held is null ? output.GetSpan(sizeHint) : _held.GetSpan(sizeHint);

    public override void Advance(int bytes)
    {
        if (_held is null) output.Advance(bytes);
        else _held.Advance(bytes);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        Release();
        return output.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => output.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        Release();
        output.Complete(exception);
    }

    public override ValueTask CompleteAsync(Exception? exception = null)
    {
        Release();
        return output.CompleteAsync(exception);
    }

    // What is no bare status (an answer that had begun already) goes out as it is.
    private void Release()
    {
        if (_held is not { WrittenCount: > 0 } held) return;
        (_held, var answer) = (null, _answer);
        var isBare = held.WrittenSpan.StartsWith("HTTP/1.1 4"u8) && held.WrittenSpan.IndexOf("\r\nContent-Length: 0\r\n"u8) > 0;
        output.Write(isBare ? answer : held.WrittenSpan);
    }
}
