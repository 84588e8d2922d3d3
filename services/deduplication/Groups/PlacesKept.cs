using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Groups;

/// <content>How groups, events and stories are kept: each within what it belongs to, in the order in which they came.</content>
internal sealed partial class Places
{
    // There are millions of them: written by the number that the index of events knows a group by, many at once.
    private readonly record struct KeptNeighbour(int Number, float Event, float Story);

    /// <param name="members">All articles that are held, in the order in which they are read again.</param>
    public void Write(StateWriter writer, IReadOnlyList<Member> members)
    {
        writer.Part("places");
        var groups = new List<CopyGroup>();
        writer.All(members.Select(member => member.Group.Event.Story).Distinct().ToArray(), story =>
        {
            writer.Text(story.Id);
            writer.All(story.Events, happening =>
            {
                writer.Text(happening.Id);
                writer.Number(happening.Born);
                writer.All(happening.Groups, group =>
                {
                    group.Write(writer);
                    writer.Place(group);
                    groups.Add(group);
                });
            });
        });
        writer.All(members, member => Write(writer, member));
        groups.ForEach(group => writer.Values<KeptNeighbour>(
            [.. group.Neighbours.Select(neighbour => new KeptNeighbour(neighbour.Group.Number, neighbour.Event, neighbour.Story))]));
        writer.All(_leaderless, pair =>
        {
            writer.Text(pair.Key);
            writer.Name(pair.Value);
        });
        WriteIds(writer);
    }

    /// <summary>The articles that were held, and their groups.</summary>
    public (Member[] Members, IReadOnlyList<CopyGroup> Groups) Read(StateReader reader)
    {
        reader.Part("places");
        var groups = new List<CopyGroup>();
        for (var stories = reader.Number(); stories > 0; stories--)
        {
            var story = new Story(reader.Text());
            story.Events.AddRange(reader.All(() => ReadEvent(reader, story)));
            groups.AddRange(story.Events.SelectMany(happening => happening.Groups));
        }

        var members = reader.All(() => ReadMember(reader));
        var byNumber = new CopyGroup[groups.Select(group => group.Number + 1).DefaultIfEmpty().Max()];
        foreach (var group in groups)
            byNumber[group.Number] = group;
        foreach (var group in groups)
            group.Neighbours.AddRange(reader.Values<KeptNeighbour>().Select(kept => new Neighbour(byNumber[kept.Number], kept.Event, kept.Story)));
        for (var leaderless = reader.Number(); leaderless > 0; leaderless--)
            _leaderless.Add(reader.Text(), reader.Group());
        ReadIds(reader);
        return (members, groups);
    }

    private static void Write(StateWriter writer, Member member)
    {
        member.Write(writer);
        writer.Place(member);
        writer.Name(member.Group);
        writer.Flag(member.Group.LeadMember == member);
    }

    private static NewsEvent ReadEvent(StateReader reader, Story story)
    {
        var happening = new NewsEvent(reader.Text(), reader.Long(), story);
        happening.Groups.AddRange(reader.All(() =>
        {
            var group = CopyGroup.Read(reader);
            group.Event = happening;
            reader.Place(group);
            return group;
        }));
        return happening;
    }

    private static Member ReadMember(StateReader reader)
    {
        var member = Member.Read(reader);
        reader.Place(member);
        member.Group = reader.Group();
        member.Group.Add(member);
        if (reader.Flag())
            member.Group.LeadMember = member;
        return member;
    }

    private void WriteIds(StateWriter writer)
    {
        _groups.Write(writer);
        _events.Write(writer);
        _stories.Write(writer);
        writer.All(_joined, pair =>
        {
            writer.Text(pair.Key);
            writer.Text(pair.Value);
        });
        writer.All(_endedEvents, writer.Text);
        writer.All(_endedStories, writer.Text);
    }

    private void ReadIds(StateReader reader)
    {
        _groups.Read(reader);
        _events.Read(reader);
        _stories.Read(reader);
        for (var joined = reader.Number(); joined > 0; joined--)
            _joined.Add(reader.Text(), reader.Text());
        _endedEvents.UnionWith(reader.All(reader.Text));
        _endedStories.UnionWith(reader.All(reader.Text));
    }
}
