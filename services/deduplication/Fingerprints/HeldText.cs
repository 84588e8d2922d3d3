using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Wiredesk.Deduplication.Snapshots;
using Wiredesk.Text;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>A text as it is held to compare others with: sixteen bits of each word's hash, four of what is known about it, and what evidence quotes.</summary>
/// <remarks>One array: the number of words, the length of the spans; the words; the marks, two a byte; the spans; the names, numbers and dates as written.</remarks>
internal readonly struct HeldText
{
    private const int Header = 2 * sizeof(int);

    private readonly byte[] _packed;

    private HeldText(byte[] packed) => _packed = packed;

    /// <summary>Whether the two are one and the same, not only alike.</summary>
    public bool Is(HeldText other) => _packed == other._packed;

    /// <summary>How many words it has.</summary>
    public int Count => BinaryPrimitives.ReadInt32LittleEndian(_packed);

    /// <summary>The words, each by sixteen bits of its hash.</summary>
    public ReadOnlySpan<ushort> Words => MemoryMarshal.Cast<byte, ushort>(_packed.AsSpan(Header, Count * sizeof(ushort)));

    /// <summary>How many bytes comparing takes; what evidence quotes comes on top.</summary>
    public int ComparedBytes => MarksAt + MarkBytes;

    private int MarksAt => Header + Count * sizeof(ushort);

    private int MarkBytes => (Count + 1) / 2;

    private int SpansLength => BinaryPrimitives.ReadInt32LittleEndian(_packed.AsSpan(sizeof(int)));

    /// <summary>What is known about a word.</summary>
    public Mark MarkOf(int word) => MarkOf(Marks, word);

    /// <summary>What is known about all words, two a byte.</summary>
    public ReadOnlySpan<byte> Marks => _packed.AsSpan(MarksAt, MarkBytes);

    /// <summary>What <see cref="Marks"/> say about a word.</summary>
    public static Mark MarkOf(ReadOnlySpan<byte> marks, int word) => (Mark)(marks[word >> 1] >> ((word & 1) * 4) & 0xf);

    /// <summary>Where the words stand in the text: writes one span for each word.</summary>
    public void Spans(Span<TextSpan> spans) => Fingerprints.Spans.Unpack(_packed.AsSpan(MarksAt + MarkBytes, SpansLength), spans[..Count]);

    /// <summary>The name, number or date that stands at a place in the text, as it is written; null for none.</summary>
    public string? FeatureAt(int place)
    {
        string? found = null;
        var start = 0;
        for (ReadOnlySpan<byte> rest = _packed.AsSpan(MarksAt + MarkBytes + SpansLength); rest.Length > 0;)
        {
            rest = rest[1..]; // its mark
            start += Packed.Read(ref rest);
            var length = Packed.Read(ref rest);
            var written = rest[..length];
            rest = rest[length..];
            if (start > place)
                break;
            if (place < start + Encoding.UTF8.GetCharCount(written))
                found = Encoding.UTF8.GetString(written);
        }

        return found;
    }

    public void Write(StateWriter writer) => writer.Values<byte>(_packed);

    public static HeldText Read(StateReader reader) => new(reader.Values<byte>());

    /// <summary>Takes from a fingerprint what is held of it.</summary>
    public static HeldText Of(Fingerprint fingerprint)
    {
        var words = fingerprint.WordHashes;
        var most = Header + words.Length * 3 + fingerprint.Spans.Length + fingerprint.Features.Sum(feature => 1 + 2 * Packed.Longest + feature.Text.Length * 3);
        var packed = ArrayPool<byte>.Shared.Rent(most);
        BinaryPrimitives.WriteInt32LittleEndian(packed, words.Length);
        BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(sizeof(int)), fingerprint.Spans.Length);
        var at = Header;
        foreach (var word in words)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(packed.AsSpan(at), (ushort)word);
            at += sizeof(ushort);
        }

        var marks = fingerprint.WordMarks;
        for (var index = 0; index < marks.Length; index += 2)
            packed[at++] = (byte)((int)marks[index] | (index + 1 < marks.Length ? (int)marks[index + 1] << 4 : 0));
        fingerprint.Spans.CopyTo(packed, at);
        at += fingerprint.Spans.Length;

        var previous = 0;
        foreach (var feature in fingerprint.Features)
        {
            packed[at++] = (byte)feature.Mark;
            Packed.Write(packed, ref at, feature.Start - previous);
            Packed.Write(packed, ref at, Encoding.UTF8.GetByteCount(feature.Text));
            at += Encoding.UTF8.GetBytes(feature.Text, packed.AsSpan(at));
            previous = feature.Start;
        }

        var held = new HeldText(packed.AsSpan(0, at).ToArray());
        ArrayPool<byte>.Shared.Return(packed);
        return held;
    }
}
