using MongoDB.Bson;
using MongoDB.Driver;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Mongo;

/// <summary>Several writes of one kind on different documents, in order and in few round trips, and what became of each.</summary>
/// <remarks>
/// Each document carries the token of its last write. Where the server's answer leaves open which writes took effect, or where no answer
/// came at all, the token tells: that makes a repeated insert or replacement harmless.
/// </remarks>
internal sealed class MongoBulk(IMongoCollection<BsonDocument> documents, BsonValue token, CancellationToken cancellationToken)
{
    public const int DuplicateKey = 11000;

    private const int Attempts = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100); // After each lost connection the driver looks for the server anew.

    /// <param name="inserts">What to insert, in the layout, with this bulk's token.</param>
    /// <param name="untilRefused">Whether nothing is tried after the first that is refused.</param>
    public async Task<Outcome[]> Insert(IReadOnlyList<BsonDocument> inserts, bool untilRefused)
    {
        var outcomes = new Outcome[inserts.Count];
        Array.Fill(outcomes, Outcome.Refused);
        var open = Enumerable.Range(0, inserts.Count).ToList();
        for (var attempt = 1; open.Count > 0;)
            try
            {
                await Send(open.Select(i => new InsertOneModel<BsonDocument>(inserts[i])));
                foreach (var i in open) outcomes[i] = Outcome.Done;
                break;
            }
            catch (MongoBulkWriteException<BsonDocument> stopped) when (IsDuplicate(stopped))
            {
                var at = stopped.WriteErrors[0].Index;
                foreach (var i in open[..at]) outcomes[i] = Outcome.Done;
                open = await Settle(open[at..], refused: open[at]);
            }
            catch (MongoException lost) when (IsTransient(lost) && attempt++ < Attempts)
            {
                await Task.Delay(Pause * attempt, cancellationToken);
                open = await Settle(open, refused: -1);
            }
        return outcomes;

        // One look settles all that are there already, so that a bulk which comes a second time is not refused piece by piece.
        async Task<List<int>> Settle(List<int> unsettled, int refused)
        {
            var there = await Look(unsettled.Select(i => inserts[i]));
            var rest = new List<int>();
            foreach (var i in unsettled)
            {
                if (there.TryGetValue(inserts[i][MongoLayout.Id], out var found)) outcomes[i] = IsOurs(found) ? Outcome.Done : Outcome.Refused;
                else if (i == refused) outcomes[i] = Outcome.Duplicate;
                else
                {
                    rest.Add(i);
                    continue;
                }
                if (untilRefused && outcomes[i] != Outcome.Done) break;
            }
            return rest;
        }
    }

    /// <param name="replacements">The new documents, in the layout, with this bulk's token and the version that they shall have.</param>
    public async Task<Outcome[]> Replace(IReadOnlyList<BsonDocument> replacements)
    {
        var outcomes = new Outcome[replacements.Count];
        Array.Fill(outcomes, Outcome.Done);
        var open = Enumerable.Range(0, replacements.Count).ToList();
        var (matched, attempt) = (0L, 1);
        while (open.Count > 0)
            try
            {
                matched += (await Send(open.Select(i => new ReplaceOneModel<BsonDocument>(Expected(replacements[i]), replacements[i])))).MatchedCount;
                break;
            }
            catch (MongoBulkWriteException<BsonDocument> stopped) when (IsDuplicate(stopped))
            {
                var at = stopped.WriteErrors[0].Index;
                matched += stopped.Result.MatchedCount;
                outcomes[open[at]] = Outcome.Duplicate;
                open = open[(at + 1)..];
            }
            catch (MongoException lost) when (IsTransient(lost) && attempt < Attempts)
            {
                await Task.Delay(Pause * attempt++, cancellationToken);
            }
        var sent = Enumerable.Range(0, outcomes.Length).Where(i => outcomes[i] == Outcome.Done).ToList();
        if (attempt > 1 || matched < sent.Count) await Tell(sent, attempt == 1 ? matched : null);
        return outcomes;

        // The server only says how many it replaced. Which, the tokens tell, unless another write came over ours since.
        async Task Tell(List<int> unsettled, long? done)
        {
            var there = await Look(unsettled.Select(i => replacements[i]));
            var ours = unsettled.Where(i => there.TryGetValue(replacements[i][MongoLayout.Id], out var found) && IsOurs(found)).ToHashSet();
            var overtaken = unsettled.Where(i => !ours.Contains(i) && IsBeyond(replacements[i])).ToList();
            if (done == ours.Count + overtaken.Count) ours.UnionWith(overtaken);
            // What stays open counts as refused: the caller then reads again, and finds its write done.
            foreach (var i in unsettled.Where(i => !ours.Contains(i))) outcomes[i] = Outcome.Refused;

            bool IsBeyond(BsonDocument written) =>
                !there.TryGetValue(written[MongoLayout.Id], out var found) || found[MongoLayout.Version].ToInt64() > written[MongoLayout.Version].ToInt64();
        }
    }

    public async Task<Outcome[]> Delete(IReadOnlyList<BsonDocument> ids)
    {
        var there = await Look(ids);
        for (var attempt = 1; ;)
            try
            {
                await Send(ids.Select(id => new DeleteOneModel<BsonDocument>(new BsonDocument(MongoLayout.Id, id[MongoLayout.Id]))));
                return [.. ids.Select(id => there.ContainsKey(id[MongoLayout.Id]) ? Outcome.Done : Outcome.Refused)];
            }
            catch (MongoException lost) when (IsTransient(lost) && attempt++ < Attempts)
            {
                await Task.Delay(Pause * attempt, cancellationToken); // What is gone by now was there before.
            }
    }

    private async Task<BulkWriteResult<BsonDocument>> Send(IEnumerable<WriteModel<BsonDocument>> writes) =>
        await documents.BulkWriteAsync(writes, new BulkWriteOptions { IsOrdered = true }, cancellationToken);

    private async Task<Dictionary<BsonValue, BsonDocument>> Look(IEnumerable<BsonDocument> written)
    {
        var ids = new BsonDocument(MongoLayout.Id, new BsonDocument("$in", new BsonArray(written.Select(document => document[MongoLayout.Id]))));
        var found = await documents.Find(ids)
            .Project(new BsonDocument { { MongoLayout.Version, 1 }, { MongoLayout.Token, 1 } }).ToListAsync(cancellationToken);
        return found.ToDictionary(document => document[MongoLayout.Id]);
    }

    private bool IsOurs(BsonDocument found) => found[MongoLayout.Token] == token;

    private static BsonDocument Expected(BsonDocument replacement) =>
        new() { { MongoLayout.Id, replacement[MongoLayout.Id] }, { MongoLayout.Version, replacement[MongoLayout.Version].ToInt64() - 1 } };

    private static bool IsDuplicate(MongoBulkWriteException<BsonDocument> stopped) =>
        stopped.WriteErrors is [{ Category: ServerErrorCategory.DuplicateKey }];

    private static bool IsTransient(MongoException lost) =>
        lost is MongoConnectionException or MongoConnectionPoolPausedException or MongoNotPrimaryException or MongoNodeIsRecoveringException;
}
