using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wiredesk.Deduplication.Snapshots;

namespace Wiredesk.Deduplication.Groups;

/// <summary>Gives out the ids of groups, events or stories: the id of the first article, as long as no other holds it.</summary>
internal sealed class Ids
{
    private readonly HashSet<string> _taken = [];

    /// <summary>Takes an id for what the article founds at this arrival.</summary>
    /// <remarks>An article that was rewritten into something else leaves its old group, which keeps the id; what it founds then needs another one.</remarks>
    public string Take(string articleId, long arrival)
    {
        var id = articleId;
        for (var attempt = 0; !_taken.Add(id); attempt++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{articleId}#{arrival}{(attempt == 0 ? "" : $".{attempt}")}");
            id = Guid.TryParse(articleId, out _) ? new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString("D") : name;
        }

        return id;
    }

    /// <summary>Gives an id back.</summary>
    public void Free(string id) => _taken.Remove(id);

    public void Write(StateWriter writer) => writer.All(_taken, writer.Text);

    public void Read(StateReader reader) => _taken.UnionWith(reader.All(reader.Text));
}
