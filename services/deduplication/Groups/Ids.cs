using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Groups;

/// <summary>What has an id.</summary>
[Flags]
internal enum Named : byte { Nothing = 0, Group = 1, Event = 2, Story = 4 }

/// <summary>Gives out the ids of groups, events or stories: the id of the first article, as long as no other holds it.</summary>
/// <param name="taken">What is called by each id. Nearly always all three are, so they share one table.</param>
/// <param name="named">The one of the three whose ids these are.</param>
internal sealed class Ids(Dictionary<string, Named> taken, Named named)
{

    /// <summary>Takes an id for what the article founds at this arrival.</summary>
    /// <remarks>An article that was rewritten into something else leaves its old group, which keeps the id; what it founds then needs another one.</remarks>
    public string Take(string articleId, long arrival)
    {
        var id = articleId;
        for (var attempt = 0; !Add(id); attempt++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{articleId}#{arrival}{(attempt == 0 ? "" : $".{attempt}")}");
            id = Guid.TryParse(articleId, out _) ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString("D") : name;
        }

        return id;
    }

    /// <summary>Gives an id back.</summary>
    public void Free(string id)
    {
        var left = taken.GetValueOrDefault(id) & ~named;
        if (left == Named.Nothing)
            taken.Remove(id);
        else
            taken[id] = left;
    }

    public void Write(StateWriter writer) => writer.All(taken.Where(id => (id.Value & named) != 0).Select(id => id.Key).ToArray(), writer.Text);

    public void Read(StateReader reader) => Array.ForEach(reader.All(reader.Text), id => Add(id));

    private bool Add(string id)
    {
        ref var has = ref CollectionsMarshal.GetValueRefOrAddDefault(taken, id, out _);
        if ((has & named) != 0)
            return false;
        has |= named;
        return true;
    }
}
