using System.Runtime.InteropServices;

namespace Wiredesk.Deduplication.Fingerprints;

/// <summary>The packed parts of a fingerprint as what they stand for.</summary>
internal static class FingerprintWords
{
    extension(Fingerprint fingerprint)
    {
        /// <summary>The hash of each word.</summary>
        public ReadOnlySpan<uint> WordHashes => MemoryMarshal.Cast<byte, uint>(fingerprint.Words);

        /// <summary>The hash of each word of the headline.</summary>
        public ReadOnlySpan<uint> TitleHashes => MemoryMarshal.Cast<byte, uint>(fingerprint.Title);

        /// <summary>What is known about each word.</summary>
        public ReadOnlySpan<Mark> WordMarks => MemoryMarshal.Cast<byte, Mark>(fingerprint.Marks);

        /// <summary>How many words the text has.</summary>
        public int WordCount => fingerprint.Marks.Length;
    }
}
