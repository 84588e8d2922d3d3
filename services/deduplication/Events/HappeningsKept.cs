using Wiredesk.Deduplication.Groups;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Events;

/// <content>How what is known of neighbours is kept, and taken up again.</content>
internal sealed partial class Happenings
{
    public void Write(StateWriter writer)
    {
        _index.Write(writer);
        writer.Number(_numbers);
        writer.Values<int>([.. _freeNumbers.Reverse()]);
    }

    /// <param name="groups">The groups that are held.</param>
    public void Read(StateReader reader, IEnumerable<CopyGroup> groups)
    {
        _index.Read(reader, groups);
        _numbers = reader.Number();
        Array.ForEach(reader.Values<int>(), _freeNumbers.Push);
    }
}
