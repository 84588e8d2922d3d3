using Wiredesk.Defaults.Documents;
using Range = Wiredesk.Defaults.Documents.Range;

namespace Wiredesk.Defaults.Sequences;

/// <summary>Which of several processes numbers a sequence at present.</summary>
public sealed class SequencerLease
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);
    private static readonly Index<Holder> ByName = Index<Holder>.Of("name", holder => holder.Id, unique: true);

    private readonly IDocuments<Holder> _holders;
    private readonly string _sequence;
    private readonly TimeProvider _time;
    private Holder? _held;

    public SequencerLease(IDocumentStore store, string sequence, TimeProvider time)
    {
        (_sequence, _time) = (sequence, time);
        _holders = store.Open(new Collection<Holder>("sequencers", ByName));
    }

    /// <summary>Takes or keeps the lease; false while another has it.</summary>
    public async Task<bool> Hold(CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        if (_held?.LeasedUntil > now + Length / 2) return true;
        if (_held is not null)
        {
            var longer = _held with { LeasedUntil = now + Length };
            _held = null; // If the write fails, nothing is known.
            if (await _holders.Replace(longer, cancellationToken))
            {
                _held = longer with { Version = longer.Version + 1 };
                return true;
            }
        }
        await _holders.InsertIfAbsent(new Holder { Id = _sequence }, cancellationToken);
        _held = await _holders.Lease(ByName, Range.Is(_sequence), now, now + Length, cancellationToken);
        return _held is not null;
    }

    /// <summary>Gives the lease back, so that another need not wait for its end.</summary>
    public async Task Release(CancellationToken cancellationToken)
    {
        if (_held is not null) await _holders.Replace(_held with { LeasedUntil = null }, cancellationToken);
        _held = null;
    }

    private sealed record Holder : Document;
}
