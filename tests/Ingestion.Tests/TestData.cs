namespace Wiredesk.Ingestion.Tests;

internal static class TestData
{
    public static byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", path));
}
