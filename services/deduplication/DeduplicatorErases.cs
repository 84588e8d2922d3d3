namespace Wiredesk.Deduplication;

/// <content>What an erasure leaves of an article: that it was here.</content>
public sealed partial class Deduplicator
{
    /// <summary>Takes an article out as a killed one that cannot come back, and leaves its words out of all that was decided about others.</summary>
    /// <returns>The new decisions about other articles; none when it was killed before.</returns>
    public IReadOnlyList<Verdict> Erase(long arrival, string articleId)
    {
        var isInTurn = arrival > _last;
        Withdraw(arrival, articleId);
        if (isInTurn && !IsErased(articleId))
            KeepOut(ErasureOf(articleId), []);
        _last = Math.Max(_last, arrival); // Also where it was killed before: its turn comes once.
        foreach (var member in _held.ById.Values)
            member.Forget(articleId);
        for (var index = 0; index < _withdrawn.Count; index++)
            _withdrawn.SetAt(index, _withdrawn.GetAt(index).Value.Without(articleId));
        return Withdraw(arrival, articleId); // The same again, now without its words.
    }

    /// <summary>Whether an article was erased, and that is still known.</summary>
    public bool IsErased(string articleId) => _withdrawn.ContainsKey(ErasureOf(articleId));

    // Beside the kill, by the name that its entry in the log has: snapshots are laid out as before there were erasures.
    private static string ErasureOf(string articleId) => articleId + "/erased";
}
