using System.Threading.Channels;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Sqlite;

/// <summary>The one writer of a file: it takes the writes that wait and commits them together, as one commit costs one wait for the disk.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostInOneCommit = 256;

    private readonly Channel<Queued> _queue = Channel.CreateBounded<Queued>(new BoundedChannelOptions(1024) { SingleReader = true });
    private readonly SqliteSession _session;
    private readonly Thread _thread; // Its own, since it waits for the disk most of the time.

    public SqliteWriter(SqliteSession session)
    {
        _session = session;
        _thread = new Thread(Run) { IsBackground = true, Name = "documents" };
        _thread.Start();
    }

    /// <summary>Performs the work in a transaction; returns when it is on the disk.</summary>
    /// <remarks>Work that throws is undone alone. Once begun, it is no longer cancelled: its outcome would be unknown.</remarks>
    public async Task<TResult> Write<TResult>(Func<SqliteSession, TResult> work, CancellationToken cancellationToken)
    {
        var queued = new Queued<TResult>(work, cancellationToken);
        try
        {
            await _queue.Writer.WriteAsync(queued, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteDocumentStore));
        }
        return await queued.Result;
    }

    /// <summary>Performs what is queued, then ends.</summary>
    public void Dispose()
    {
        if (!_queue.Writer.TryComplete()) return;
        _thread.Join();
        _session.Dispose();
    }

    private void Run()
    {
        var group = new List<Queued>();
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < MostInOneCommit && _queue.Reader.TryRead(out var queued)) group.Add(queued);
            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<Queued> group)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var queued in group)
            {
                queued.Perform(_session);
                if (!_session.InTransaction) throw new IOException("The database ended the transaction.", queued.Failure);
            }
            _session.Execute("COMMIT");
        }
#pragma warning disable CA1031 // Whatever it is, the callers get it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (_session.InTransaction) _session.Execute("ROLLBACK");
            foreach (var queued in group) queued.Fail(failure);
            return;
        }
        foreach (var queued in group) queued.Complete();
    }

    private abstract class Queued
    {
        public Exception? Failure { get; protected set; }

        public abstract void Perform(SqliteSession session);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Queued<TResult>(Func<SqliteSession, TResult> work, CancellationToken cancellationToken) : Queued
    {
        private readonly TaskCompletionSource<TResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TResult _value = default!;

        public Task<TResult> Result => _result.Task;

        public override void Perform(SqliteSession session)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                session.Attempt(() =>
                {
                    _value = work(session);
                    return Outcome.Done;
                });
            }
#pragma warning disable CA1031 // Whatever it is, the caller gets it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Failure = failure;
            }
        }

        public override void Complete()
        {
            if (Failure is OperationCanceledException) _result.TrySetCanceled(cancellationToken);
            else if (Failure is not null) _result.TrySetException(Failure);
            else _result.TrySetResult(_value);
        }

        public override void Fail(Exception failure) => _result.TrySetException(failure);
    }
}
