namespace Wiredesk.Platform.Tests;

/// <summary>A report that comes later shows that two others are one text: partners hear it once, and the old ids lead on.</summary>
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

    private async Task<Guid> Publish(string source, string text)
    {
        var id = await fixture.Api.Push(source, "one", text) ?? throw new InvalidOperationException($"That of {source} was not accepted.");
        await GroupOf(id);
        return id;
    }

    private Task<Guid> GroupOf(Guid article) => Until.Value(
        async () => (Guid?)(await fixture.Api.Get($"/v1/articles/{article}/why")).GetProperty("decision").GetProperty("group").GetGuid(), Limit, $"{article} is published");

    private static string Edited(string text, int start) =>
        string.Join(' ', text.Split(' ').Select((word, index) => index % 8 == start ? $"edited{start}x{index}" : word));
}
