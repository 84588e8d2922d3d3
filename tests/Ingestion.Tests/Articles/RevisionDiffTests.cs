using Wiredesk.Contracts;
using Wiredesk.Ingestion.Articles;

namespace Wiredesk.Ingestion.Tests.Articles;

public sealed class RevisionDiffTests
{
    [Theory]
    [InlineData("The storm closed the harbour on Monday.", "The strom closed the harbour on Monday.", RevisionKind.Typo)]
    [InlineData("The storm closed the harbour on Monday.", "The storm closed the harbour, on Monday.", RevisionKind.Typo)]
    [InlineData("The storm closed the har bour.", "The storm closed the harbour.", RevisionKind.Typo)]
    [InlineData("The storm closed the harbour.", "The storm closed the harbour. Ferries are tied up and wait for calmer water.", RevisionKind.Update)]
    [InlineData("The storm killed 3 people.", "The storm killed 5 people.", RevisionKind.NewFacts)]
    [InlineData("The storm closed the harbour.", "The storm closed the harbour, said Mayor Anna Berg.", RevisionKind.NewFacts)]
    [InlineData("The storm killed 3 people.", "The storm killed 5 people.\nCorrection: An earlier version gave a wrong number.", RevisionKind.Correction)]
    [InlineData("Der Sturm.", "Der Wind.\nKorrektur: In einer früheren Version hieß es Sturm.", RevisionKind.Correction)]
    [InlineData("Correction: it was Monday. The storm closed all.", "Correction: it was Monday. The storm closed everything that floats here.", RevisionKind.Update)]
    public void KindOf_TellsHowARevisionDiffers(string before, string after, RevisionKind expected) =>
        Assert.Equal(expected, RevisionDiff.KindOf("Storm", before, "Storm", after));

    [Theory]
    [InlineData("harbour", "harbor", 1)]
    [InlineData("storm", "strom", 1)]
    [InlineData("storm", "storm", 0)]
    [InlineData("storm", "calm", 4)]
    public void Distance_CountsLetters(string one, string two, int expected) => Assert.Equal(expected, RevisionDiff.Distance(one, two));
}
