using System.IO.Compression;
using System.Text;

namespace Wiredesk.Enrichment.Languages;

/// <summary>What was learned about the languages of every script; made by tools/LanguageTraining, shipped inside the assembly.</summary>
internal sealed class LanguageModel
{
    private readonly ScriptModel?[] _byScript = new ScriptModel?[Scripts.Count];

    public LanguageModel(IEnumerable<ScriptModel> scripts)
    {
        foreach (var model in scripts)
            _byScript[(int)model.Script] = model;
    }

    /// <summary>The model of a script; absent when no known language is written in it.</summary>
    public ScriptModel? Of(Script script) => _byScript[(int)script];

    /// <summary>The model shipped with this assembly.</summary>
    public static LanguageModel Shipped()
    {
        using var resource = typeof(LanguageModel).Assembly.GetManifestResourceStream("languages.model")
            ?? throw new InvalidOperationException("The assembly was built without its language model.");
        return Read(resource);
    }

    /// <summary>Writes the model, compressed: Deflate unpacks it in half the time of Brotli, for a tenth more bytes.</summary>
    public void Write(Stream stream)
    {
        using var compressed = new DeflateStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        using var writer = new BinaryWriter(compressed, Encoding.UTF8);
        var models = _byScript.OfType<ScriptModel>().ToArray();
        writer.Write(models.Length);
        foreach (var model in models)
        {
            writer.Write((int)model.Script);
            writer.Write(string.Join(' ', model.Codes));
            writer.Write(model.Bits);
            writer.Write(model.Scale);
            writer.Write(model.Weights.Length);
            writer.Write((byte[])(Array)model.Weights);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LanguageModel Read(Stream stream)
    {
        using var compressed = new DeflateStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new BinaryReader(compressed, Encoding.UTF8);
        var models = new ScriptModel[reader.ReadInt32()];
        for (var index = 0; index < models.Length; index++)
        {
            models[index] = new ScriptModel(
                (Script)reader.ReadInt32(),
                reader.ReadString().Split(' '),
                reader.ReadInt32(),
                reader.ReadSingle(),
                (sbyte[])(Array)reader.ReadBytes(reader.ReadInt32()));
        }

        return new LanguageModel(models);
    }
}
