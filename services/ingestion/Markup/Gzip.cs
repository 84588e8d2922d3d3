using System.IO.Compression;

namespace Wiredesk.Ingestion.Markup;

/// <summary>Unpacks gzip (RFC 1952), in which sitemaps and dropped files come, up to a limit: a bomb is refused, not unpacked.</summary>
internal static class Gzip
{
    public static bool IsPacked(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    /// <summary>What is inside; nothing when it is broken or larger than the limit.</summary>
    public static byte[]? Unpack(ReadOnlySpan<byte> bytes, int limit)
    {
        try
        {
            using var packed = new GZipStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                if (unpacked.Length + read > limit)
                    return null;
                unpacked.Write(buffer, 0, read);
            }

            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
