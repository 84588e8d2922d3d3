using Wiredesk.Deduplication.Groups;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication;

/// <content>How what is held is kept: a deduplicator that reads it decides about all that follows as the one that wrote it.</content>
public sealed partial class Deduplicator
{
    /// <summary>The arrival of the earliest article that is held; null when none is. What arrived before has left the window.</summary>
    internal long? Earliest => _held.InOrder.FirstOrDefault()?.Arrival;

    /// <summary>What editors decided and what still holds, in a form that outlives the rules and the layout.</summary>
    /// <param name="all">Whether the ids of all groups, events and stories are told, not only of those that edits concern.</param>
    internal Standing Standing(bool all) => _overrides.Standing(all);

    /// <summary>Begins with what stood before. Nothing may have arrived yet.</summary>
    internal void Recall(Standing standing) => _overrides.Recall(standing);

    /// <summary>All that was held then has arrived again.</summary>
    internal void Recalled() => _overrides.Recalled();

    internal void Write(StateWriter writer)
    {
        writer.Part("deduplicator");
        writer.Number(_last);
        _held.Write(writer);
        _places.Write(writer, [.. _held.InOrder]);
        _copies.Write(writer);
        _happenings.Write(writer);
        _frequencies.Write(writer);
        _overrides.Write(writer);
        writer.Part("withdrawn");
        writer.All(_withdrawn, pair =>
        {
            writer.Text(pair.Key);
            writer.All(pair.Value, verdict => writer.Verdict(verdict));
        });
        writer.Part("end");
    }

    /// <summary>Takes over what another one held.</summary>
    /// <exception cref="InvalidDataException">It was written in another layout.</exception>
    internal static Deduplicator Read(StateReader reader, Window? window = null)
    {
        var read = new Deduplicator(window);
        read.Take(reader);
        return read;
    }

    private void Take(StateReader reader)
    {
        reader.Part("deduplicator");
        _last = reader.Long();
        _held.Read(reader);
        var (members, groups) = _places.Read(reader);
        foreach (var member in members)
            _held.Add(member);

        _copies.Read(reader, members);
        _happenings.Read(reader, groups);
        _frequencies.Read(reader);
        _overrides.Read(reader);
        reader.Part("withdrawn");
        for (var withdrawn = reader.Number(); withdrawn > 0; withdrawn--)
            _withdrawn.Add(reader.Text(), reader.All(() => reader.Verdict()));
        reader.Part("end");
    }
}
