namespace Wiredesk.Defaults.Documents;

/// <summary>One write of a bulk: exactly one of its three forms.</summary>
public abstract record Write<T> where T : Document
{
    private Write()
    {
    }

    /// <summary>Insert if no document has this id or one of its unique keys.</summary>
    public sealed record Insert(T Document) : Write<T>;

    /// <summary>Replace if the stored version is the document's.</summary>
    public sealed record Replace(T Document) : Write<T>;

    /// <summary>Delete if there.</summary>
    public sealed record Delete(string Id) : Write<T>;
}
