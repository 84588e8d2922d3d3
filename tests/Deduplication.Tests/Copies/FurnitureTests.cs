using Wiredesk.Contracts;

namespace Wiredesk.Deduplication.Tests.Copies;

/// <summary>What a site puts around its reports, before it has been seen often enough to be known for it.</summary>
public class FurnitureTests
{
    private const string Head = "Harbour Post | Business | World | Weather | Obituaries | Subscribe | Video\nThe paper of the coast since 1898, printed in Tarn and read on both sides of the sound.\n\n";
    private const string Foot = "\n\nShare this article. Write to our desk if you were there and have pictures of it. Copyright Harbour Post. All rights reserved. Sign up for our newsletter, sent each morning at six.";

    [Fact]
    public void FirstShortReportsOfASite_AreNoCopiesForWhatStandsAroundThem()
    {
        string[] reports =
        [
            "A church in Wasilla was damaged by a fire that somebody had set on Friday night, the fire chief said. Nobody was hurt, though several people, two children among them, were inside when it broke out behind the organ and had to leave by the vestry.",
            "Boston stands a good chance of signing the first baseman after the Angels withdrew their offer, two scouts said. The general manager told reporters that he was no longer pursuing the player, and that the club would look for a left-handed bat elsewhere.",
            "The council will vote in March on whether the old ferry may run for another winter. Engineers found rust in her hull last week, and the harbour master wants her out of the water before the ice comes; the islanders ask who would then bring the post.",
        ];
        var deduplicator = new Deduplicator(copiesOnly: true);

        var verdicts = reports.Select((report, index) => deduplicator.Apply(index, Texts.Print($"{index}", Head + report + Foot)).Verdict!).ToList();

        Assert.All(verdicts, verdict => Assert.Equal(Relation.Original, verdict.Relation));
        Assert.Equal("scattered", Assert.Single(verdicts[1].NotJoined!).Why);
    }
}
