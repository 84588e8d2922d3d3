using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Wiredesk.Publishing.Revisions;

namespace Wiredesk.Publishing.Tests.Revisions;

public sealed class TextDiffTests
{
    private static readonly string[] Some = ["the", "harbour", "reopened", "on", "Sunday", " ", " ", "\n", ".", "10"];

    [Fact]
    public void Of_FindsTheWordsThatChanged()
    {
        var changes = TextDiff.Of("The harbour closed on Sunday.", "The old harbour reopened on Sunday.");

        Assert.Equal([new TextChange(4, 4, "", "old "), new TextChange(12, 16, "closed", "reopened")], changes);
    }

    [Fact]
    public void Of_TheSameIsEmpty() => Assert.Empty(TextDiff.Of("one two", "one two"));

    [Fact]
    public void Of_TextsWithNothingInCommonIsOneChange()
    {
        var (before, after) = (string.Join(' ', Enumerable.Range(0, 3000)), string.Join(' ', Enumerable.Range(5000, 3000)));

        Assert.Equal(after, Applied(before, TextDiff.Of(before, after)));
    }

    [Property(MaxTest = 500)]
    public Property Of_AppliedToTheFirstGivesTheSecond() => Prop.ForAll(
        Gen.Zip(Gen.ListOf(Gen.Elements(Some)), Gen.ListOf(Gen.Elements(Some))).ToArbitrary(), texts =>
        {
            var (before, after) = (string.Concat(texts.Item1), string.Concat(texts.Item2));
            return Applied(before, TextDiff.Of(before, after)) == after;
        });

    private static string Applied(string before, IReadOnlyList<TextChange> changes)
    {
        foreach (var change in changes.Reverse())
        {
            Assert.Equal(change.Before, before.Substring(change.BeforeStart, change.Before.Length));
            before = before[..change.BeforeStart] + change.After + before[(change.BeforeStart + change.Before.Length)..];
        }

        return before;
    }
}
