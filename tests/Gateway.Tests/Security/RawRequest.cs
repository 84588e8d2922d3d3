using System.Net.Sockets;
using System.Text;

namespace Wiredesk.Gateway.Tests.Security;

/// <summary>What comes back for bytes that no HTTP client would send.</summary>
internal static class RawRequest
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Sends the text and reads until the server closes the connection.</summary>
    public static async Task<string> Send(Uri address, string request)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, limit.Token);
        await using var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
            await stream.CopyToAsync(answer, limit.Token);
        }
        catch (IOException)
        {
            // Closed while we still wrote: what came before counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
