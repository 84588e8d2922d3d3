using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using Wiredesk.Enrichment.Entities;

namespace Wiredesk.Enrichment.Tagging;

/// <summary>What was learned of names: sixteen weights for each feature, hashed to a row, and the weights of one label after another.</summary>
/// <remarks>Made by tools/NameTraining. Weights are bytes, worth <paramref name="scale"/> each.</remarks>
internal sealed class TaggerModel(float scale, sbyte[] weights, float[] transitions)
{
    /// <summary>The table has two to this power rows.</summary>
    public const int Bits = 16;

    public float Scale => scale;

    public sbyte[] Weights => weights;

    /// <summary>Row: the label before; column: the label after.</summary>
    public float[] Transitions => transitions;

    /// <summary>The model shipped with this assembly; absent while it is being trained.</summary>
    public static TaggerModel? Shipped { get; } = Load();

    public void Write(Stream stream)
    {
        using var compressed = new DeflateStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(compressed);
        writer.Write(scale);
        writer.Write(MemoryMarshal.AsBytes<float>(transitions));
        writer.Write(MemoryMarshal.AsBytes<sbyte>(weights));
    }

    public static TaggerModel Read(Stream stream)
    {
        using var compressed = new DeflateStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(compressed);
        var scale = reader.ReadSingle();
        var transitions = new float[Tag.Count * Tag.Count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(transitions.AsSpan()));
        var weights = new sbyte[Tag.Count << Bits];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new TaggerModel(scale, weights, transitions);
    }

    private static TaggerModel? Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("names.model");
        return stream is null ? null : Read(stream);
    }
}
