using System.Diagnostics.Metrics;
using Wiredesk.Contracts;
using Wiredesk.Deduplication.Arrivals;
using Wiredesk.Tests;

namespace Wiredesk.Deduplication.Tests.Articles;

/// <content>Articles that are killed, restored and erased, before and after they come.</content>
public sealed partial class ConsumersTests
{
    [Fact]
    public async Task Restore_LetsAKilledArticleTakePartAgain()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(new WithdrawArticle(_id, 2, "legal", "editor", Noon));
        await Host.Deliver(new RestoreArticle(_id, "mistaken", "editor", Noon.AddHours(1)));

        Assert.False((await Stored(_id)).Withdrawn);
        await Host.Deliver(Enriched(_other, Texts.Report(1)));

        Assert.Equal(_id, (await ClassifiedOf(_other)).Decision.Of);
    }

    [Fact]
    public async Task Restore_CanBeFollowedByAnotherKill()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(new WithdrawArticle(_id, 2, "legal", "editor", Noon));
        await Host.Deliver(new RestoreArticle(_id, "mistaken", "editor", Noon.AddHours(1)));
        await Host.Deliver(new WithdrawArticle(_id, 2, "legal", "editor", Noon)); // An old one, again.
        Assert.False((await Stored(_id)).Withdrawn);

        await Host.Deliver(new WithdrawArticle(_id, 2, "legal", "editor", Noon.AddHours(2)));
        await Host.Deliver(Enriched(_other, Texts.Report(1)));

        Assert.Null((await ClassifiedOf(_other)).Decision.Of);
    }

    [Fact]
    public async Task Message_ThatComesTooLateEndsInANamedOutcomeToo()
    {
        var said = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "wiredesk.articles" && ReferenceEquals(instrument.Meter.Scope, Host.Get<IMeterFactory>()))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "outcome")
                    lock (said) said.Add((string)tag.Value!);
            }
        });
        listener.Start();

        await Host.Deliver(new RestoreArticle(_id, "never came", "editor", Noon));
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(new RestoreArticle(_id, "not killed", "editor", Noon));
        await Host.Deliver(new WithdrawArticle(_id, 1, "legal", "editor", Noon));
        await Host.Deliver(new RestoreArticle(_id, "mistaken", "editor", Noon.AddHours(2)));
        await Host.Deliver(new WithdrawArticle(_id, 1, "legal", "editor", Noon.AddHours(1))); // It was taken back later than it was asked.
        await Host.Deliver(new EraseArticle(_id, "editor", Noon));
        await Host.Deliver(new RestoreArticle(_id, "erased", "editor", Noon.AddHours(3)));

        Assert.Equal(["unknown", "classified", "unchanged", "withdrawn", "restored", "superseded", "erased", "erased"], said);
    }

    [Fact]
    public async Task Erase_LeavesNoFingerprintAndNoDecision()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(new EraseArticle(_id, "editor", Noon));
        await Host.Deliver(Enriched(_other, Texts.Report(1)));

        Assert.Null((await ClassifiedOf(_other)).Decision.Of);
        var stored = await Stored(_id);
        Assert.Equal((null, true, "editor"), (stored.Decision, stored.Withdrawn, stored.ErasedBy));
        Assert.Null(await Host.Get<ArrivalLog>().Latest(stored.State with { Revision = 1, AnalysisVersion = 1 }, Token));
    }

    [Fact]
    public async Task Kill_HandsTheLeadOn()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(Enriched(_other, Texts.Report(1)));

        await Host.Deliver(Kill(_id));

        var changed = await _groups.Next();
        Assert.Equal((3L, "killed-lead"), (changed.DecisionVersion, changed.Reason));
        Assert.Equal((_other, _id, _other), (Assert.Single(changed.Changes).ArticleId, changed.Changes[0].Group, changed.Changes[0].Lead));
        Assert.Equal("withdrawn", (await Stored(_id)).Outcome.Outcome);

        await Host.Quiet();
        await Host.Deliver(Kill(_id));
        Assert.Equal(Written(changed), Written(await _groups.Next()));
    }

    [Fact]
    public async Task Kill_BeforeTheArticleKeepsItOut()
    {
        await Host.Deliver(Kill(_id));
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(Enriched(_other, Texts.Report(1)));

        Assert.Equal((_other, Relation.Original), (await Next(), (await Stored(_other)).Decision!.Relation));
        await Host.Quiet();
        Assert.Equal(0, _classified.Waiting);
        Assert.Equal(("withdrawn", null), ((await Stored(_id)).Outcome.Outcome, (await Stored(_id)).Decision));

        async Task<Guid> Next() => (await _classified.Next()).Article.Id;
    }

    [Fact]
    public async Task Kill_OfAnArticleWithoutCopiesChangesNoGroups()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(Kill(_id));
        await Host.Quiet();

        Assert.Equal(0, _groups.Waiting);
        Assert.Equal(2, (await Stored(_id)).State.DecisionVersion);
    }

    [Fact]
    public async Task Article_AfterItsKillIsWithdrawn()
    {
        await Host.Deliver(Enriched(_id, Texts.Report(1)));
        await Host.Deliver(Kill(_id));
        await Host.Deliver(Enriched(_id, Texts.Report(2), revision: 2));

        await Host.Quiet();
        Assert.Equal("withdrawn", (await Stored(_id)).Outcome.Outcome);
        await _classified.Next();
        while (_classified.Waiting > 0)
            Assert.Equal(1, (await _classified.Next()).Article.Revision);
    }
}
