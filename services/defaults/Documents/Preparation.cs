namespace Wiredesk.Defaults.Documents;

/// <summary>Work that is done once, by whoever comes first; if it failed, the next one tries again.</summary>
internal sealed class Preparation(Func<Task> work)
{
    private readonly Lock _gate = new();
    private Task? _done;

    public Task Done(CancellationToken cancellationToken)
    {
        var done = _done;
        if (done is { IsCompletedSuccessfully: true }) return done;
        lock (_gate)
            _done = _done is null or { IsFaulted: true } or { IsCanceled: true } ? work() : _done;
        return _done.WaitAsync(cancellationToken);
    }
}
