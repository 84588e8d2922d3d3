using System.IO.Compression;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Tests.Snapshots;

public class StateTests
{
    private const int Steps = 240;

    [Theory]
    [InlineData(1, 1_000)]
    [InlineData(2, 1_000)]
    [InlineData(3, 40)]
    [InlineData(4, 40)]
    public void Restored_DecidesAllThatFollowsAsTheOneThatNeverStopped(int seed, int window)
    {
        var steps = new NewsStream(seed).Steps(Steps);
        var expected = NewsStream.Run(new Deduplicator(new Window { Articles = window }), steps);

        foreach (var stop in new[] { 0, 30, 90, 150, 210 })
        {
            var before = new Deduplicator(new Window { Articles = window });
            NewsStream.Run(before, [.. steps.Take(stop)]);
            var after = Read(Written(before), window);

            Assert.Equal(before.Count, after.Count);
            Assert.Equal(expected.Skip(stop), NewsStream.Run(after, steps, stop));
        }
    }

    [Fact]
    public void Stream_HoldsWhatTheTestIsAbout()
    {
        var said = string.Join('\n', new[] { 1, 2, 3, 4 }.SelectMany(seed => NewsStream.Run(new Deduplicator(), new NewsStream(seed).Steps(Steps))));

        Assert.All(["copy", "nearCopy", "excerpt", "extension", "sameEvent", "sameStory"], relation => Assert.Contains($"\"relation\":\"{relation}\"", said, StringComparison.Ordinal));
        Assert.All(["published-earlier", "killed-lead", "split", "editor", "first"], reason => Assert.Contains($"\"leadReason\":\"{reason}\"", said, StringComparison.Ordinal));
    }

    [Fact]
    public void Finish_WritesWhatWasHeldThenWhateverWasDecidedSince()
    {
        var steps = new NewsStream(6).Steps(120);
        var deduplicator = new Deduplicator();
        NewsStream.Run(deduplicator, [.. steps.Take(60)]);
        var expected = Written(deduplicator);
        using var stream = new MemoryStream();
        using (var writer = new StateWriter(stream))
        {
            deduplicator.Write(writer);
            NewsStream.Run(deduplicator, steps, 60);
            writer.Finish();
        }

        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Read_RefusesAnotherLayoutByName()
    {
        using var stream = new MemoryStream();
        using (var writer = new StateWriter(stream))
        {
            writer.Part("articles");
            writer.Finish();
        }

        stream.Position = 0;
        using var reader = new StateReader(stream);

        var failure = Assert.Throws<InvalidDataException>(() => Deduplicator.Read(reader));

        Assert.Contains("'articles'", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Whoever changes what a part writes raises <see cref="Snapshot.Layout"/>, and adds the sample of the new one: WIREDESK_WRITE_SAMPLES names the folder to write it to.</summary>
    [Fact]
    public void Read_TakesUpTheSampleOfItsLayout()
    {
        var name = $"state-{Snapshot.Layout}.gz";
        if (Environment.GetEnvironmentVariable("WIREDESK_WRITE_SAMPLES") is { } folder)
            WriteSample(Path.Combine(folder, name));
        var sample = Path.Combine(AppContext.BaseDirectory, "Samples", name);
        Assert.True(File.Exists(sample), $"There is no sample of layout {Snapshot.Layout}: run this test with WIREDESK_WRITE_SAMPLES=tests/Deduplication.Tests/Samples, and add {name}.");

        using var bytes = new MemoryStream();
        using (var file = new GZipStream(File.OpenRead(sample), CompressionMode.Decompress))
            file.CopyTo(bytes);
        bytes.Position = 0;
        using var reader = new StateReader(bytes);
        var read = Deduplicator.Read(reader);

        Assert.Equal("article1", read.Find("article1")!.ArticleId);
    }

    private static void WriteSample(string path)
    {
        var deduplicator = new Deduplicator();
        NewsStream.Run(deduplicator, [.. new NewsStream(5).Steps(12)]);
        using var file = new GZipStream(File.Create(path), CompressionLevel.SmallestSize);
        file.Write(Written(deduplicator));
    }

    private static void Write(Deduplicator deduplicator, Stream stream)
    {
        using var writer = new StateWriter(stream);
        deduplicator.Write(writer);
        writer.Finish();
    }

    private static byte[] Written(Deduplicator deduplicator)
    {
        using var stream = new MemoryStream();
        Write(deduplicator, stream);
        return stream.ToArray();
    }

    private static Deduplicator Read(byte[] state, int window)
    {
        using var reader = new StateReader(new MemoryStream(state));
        return Deduplicator.Read(reader, new Window { Articles = window });
    }
}
