using System.Text.Json;

namespace Wiredesk.Platform.Tests;

/// <summary>A report that comes later shows that two others are one text, or that an event is two: partners hear it once, and the old ids lead on.</summary>
[Collection(nameof(InstallationFixture))]
public sealed class LateJoinTests(InstallationFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Joined_GroupsAreOneRelationChangeForEachArticleTouched()
    {
        InstallationFixture.Need();
        var whole = new Texts(700).Next(0);
        var (first, second) = (await Publish("late-join-1", Edited(whole, 0)), await Publish("late-join-2", Edited(whole, 4)));
        Assert.NotEqual(await GroupOf(first), await GroupOf(second)); // each has every eighth word changed, and none of them in the same place
        var (_, cursor) = await fixture.Api.Changes(null);

        var third = await Publish("late-join-3", whole);
        await Until.True(async () => await GroupOf(second) == first, Limit, "the second is in the group of the first");

        await Publish("late-join-4", new Texts(700).Next(1)); // When it has come through, so has what was said before it.
        var changes = (await fixture.Api.Changes(cursor)).Changes;
        Assert.Equal([second], changes.Where(change => change.Kind == "relation").Select(change => change.ArticleId));
        Assert.Single(changes, change => change.ArticleId == third && change.Kind == "create");

        var why = await fixture.Api.Get($"/v1/articles/{second}/why");
        Assert.Equal(second, Assert.Single(why.GetProperty("earlier").EnumerateArray()).GetProperty("group").GetGuid());
        Assert.Equal("late-join", why.GetProperty("earlier")[0].GetProperty("replacedBy").GetString());
        Assert.NotEmpty(why.GetProperty("decision").GetProperty("evidence").GetProperty("shared").EnumerateArray());
        var found = (await fixture.Api.Get($"/v1/articles?group={second}")).GetProperty("items");
        Assert.Equal(first, Assert.Single(found.EnumerateArray()).GetProperty("group").GetGuid()); // The old id is read as the new one.
    }

    [Fact]
    public async Task Divided_EventIsARelationChangeOfThoseWhoLeave()
    {
        InstallationFixture.Need();
        var fire = await Publish("split-1", Told("blaze", 9, 16, 1));
        var flood = await Publish("split-2", Told("flood", 9, 16, 2)); // little is known yet of either, and that is told alike
        await Publish("split-3", Told("blaze", 16, 6, 3));
        Assert.Equal(fire, (await Decision(flood)).GetProperty("event").GetGuid());
        var (_, cursor) = await fixture.Api.Changes(null);

        var more = await Publish("split-4", Told("flood", 16, 6, 4));
        await Until.True(async () => (await Decision(flood)).GetProperty("event").GetGuid() != fire, Limit, "the flood is an event of its own");

        await Publish("split-5", new Texts(701).Next(1)); // When it has come through, so has what was said before it.
        Assert.Equal(flood, (await Decision(more)).GetProperty("event").GetGuid());
        Assert.Equal(flood, (await Decision(flood)).GetProperty("event").GetGuid());
        Assert.Equal(fire, (await Decision(flood)).GetProperty("story").GetGuid());
        Assert.Single((await fixture.Api.Changes(cursor)).Changes, change => change.Kind == "relation" && change.ArticleId == flood);
        var earlier = Assert.Single((await fixture.Api.Get($"/v1/articles/{flood}/why")).GetProperty("earlier").EnumerateArray());
        Assert.Equal((fire, "split"), (earlier.GetProperty("event").GetGuid(), earlier.GetProperty("replacedBy").GetString()));
    }

    private async Task<JsonElement> Decision(Guid article) => (await fixture.Api.Get($"/v1/articles/{article}/why")).GetProperty("decision");

    private async Task<Guid> Publish(string source, string text)
    {
        var id = await fixture.Api.Push(source, "one", text) ?? throw new InvalidOperationException($"That of {source} was not accepted.");
        await GroupOf(id);
        return id;
    }

    private Task<Guid> GroupOf(Guid article) => Until.Value(
        async () => (Guid?)(await fixture.Api.Get($"/v1/articles/{article}/why")).GetProperty("decision").GetProperty("group").GetGuid(), Limit, $"{article} is published");

    /// <summary>The words of a happening and of what it shares with others of its kind, in an order of its own.</summary>
    private static string Told(string happening, int own, int shared, int order)
    {
        var words = Enumerable.Range('a', own).Select(letter => $"{happening}{(char)letter}").Concat(Enumerable.Range('a', shared).Select(letter => $"usual{(char)letter}")).ToArray();
        new Random(order).Shuffle(words);
        return string.Join(' ', words);
    }

    private static string Edited(string text, int start) =>
        string.Join(' ', text.Split(' ').Select((word, index) => index % 8 == start ? $"edited{start}x{index}" : word));
}
