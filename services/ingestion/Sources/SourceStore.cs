using Wiredesk.Defaults.Documents;

namespace Wiredesk.Ingestion.Sources;

/// <summary>The sources of this installation.</summary>
public sealed class SourceStore(IDocuments<Source> sources, TimeProvider time)
{
    public Task<Source?> Find(string name, CancellationToken cancellationToken) => sources.Get(name, cancellationToken);

    /// <summary>The source, or, for a name that nobody has set up, one with the settings that hold for all.</summary>
    public async Task<Source> FindOrDefault(string name, CancellationToken cancellationToken) =>
        await sources.Get(name, cancellationToken) ?? new Source { Id = name, CreatedAt = time.GetUtcNow() };

    /// <summary>Adds a source; false when there is one of this name.</summary>
    public Task<bool> Add(Source source, CancellationToken cancellationToken) => sources.InsertIfAbsent(source, cancellationToken);

    public async Task<IReadOnlyList<Source>> List(CancellationToken cancellationToken)
    {
        var all = new List<Source>();
        string? after = null;
        do
        {
            var page = await sources.Query(Source.ByName, Defaults.Documents.Range.All, 500, cancellationToken, after);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>Changes a source; null when there is none. The change may be asked for again if another writer came between.</summary>
    public async Task<Source?> Change(string name, Func<Source, Source> change, CancellationToken cancellationToken)
    {
        while (await sources.Get(name, cancellationToken) is { } source)
        {
            var changed = change(source);
            if (changed == source || await sources.Replace(changed, cancellationToken))
                return changed;
        }

        return null;
    }

    /// <summary>Replaces the version that was read; false when another writer was first.</summary>
    public Task<bool> TryReplace(Source source, CancellationToken cancellationToken) => sources.Replace(source, cancellationToken);

    public Task<bool> Remove(string name, CancellationToken cancellationToken) => sources.Delete(name, cancellationToken);
}
