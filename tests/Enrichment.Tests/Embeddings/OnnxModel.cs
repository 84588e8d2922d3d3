using System.Text;

namespace Wiredesk.Enrichment.Tests.Embeddings;

/// <summary>The smallest model of the form of an encoder: it looks each word piece up in a table of vectors. Written as ONNX's protocol buffer (onnx.proto3, IR version 8).</summary>
internal static class OnnxModel
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <param name="table">A vector for each word piece.</param>
    public static byte[] LookUp(float[][] table)
    {
        var bytes = table.SelectMany(row => row).SelectMany(BitConverter.GetBytes).ToArray();
        byte[] tensor = [.. Number(1, table.Length), .. Number(1, table[0].Length), .. Number(2, Float), .. Text(8, "table"), .. Field(9, bytes)];
        byte[] node = [.. Text(1, "table"), .. Text(1, "input_ids"), .. Text(2, "last_hidden_state"), .. Text(4, "Gather")];
        byte[] graph =
        [
            .. Field(1, node), .. Text(2, "look-up"), .. Field(5, tensor),
            .. Field(11, Value("input_ids", Int64, "batch", "pieces")), .. Field(11, Value("attention_mask", Int64, "batch", "pieces")),
            .. Field(12, Value("last_hidden_state", Float, "batch", "pieces", "size")),
        ];
        return [.. Number(1, 8), .. Field(7, graph), .. Field(8, [.. Text(1, ""), .. Number(2, 13)])];
    }

    private static byte[] Value(string name, int type, params string[] dimensions)
    {
        byte[] shape = [.. dimensions.SelectMany(dimension => Field(1, Text(2, dimension)))];
        return [.. Text(1, name), .. Field(2, Field(1, [.. Number(1, type), .. Field(2, shape)]))];
    }

    private static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int field, byte[] content) => [.. Varint((field << 3) | 2), .. Varint(content.Length), .. content];

    private static byte[] Number(int field, int value) => [.. Varint(field << 3), .. Varint(value)];

    private static List<byte> Varint(int value)
    {
        var bytes = new List<byte>();
        for (; value > 0x7F; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }
}
