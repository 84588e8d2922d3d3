using MongoDB.Bson;
using MongoDB.Driver;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Mongo;

/// <summary>Brings a MongoDB collection's indexes to what is declared; documents that were written before an index was declared get their keys.</summary>
internal static class MongoIndexes
{
    public static async Task Make<T>(IMongoCollection<BsonDocument> documents, Collection<T> collection) where T : Document
    {
        await documents.Indexes.CreateOneAsync(Model(new BsonDocument(MongoLayout.ExpiresAt, 1), "expires", unique: false));
        foreach (var index in collection.Indexes)
        {
            await Fill(documents, index); // First: without keys, all older documents would be alike to a unique index.
            try
            {
                await documents.Indexes.CreateOneAsync(Model(MongoLayout.IndexKeys(index), "i." + index.Name, index.Unique));
            }
            catch (MongoCommandException refused) when (refused.Code == MongoBulk.DuplicateKey)
            {
                throw new InvalidOperationException($"The index {index.Name} of {collection.Name} cannot be unique: documents share a key.", refused);
            }
        }
    }

    private static async Task Fill<T>(IMongoCollection<BsonDocument> documents, Index<T> index) where T : Document
    {
        var missing = new BsonDocument(MongoLayout.Field(index), new BsonDocument("$exists", false));
        for (var overtaken = true; overtaken;)
        {
            overtaken = false;
            using var found = await documents.Find(missing).ToCursorAsync();
            while (await found.MoveNextAsync())
                foreach (var document in found.Current)
                    overtaken |= !await Fill(documents, index, document);
        }
    }

    /// <summary>Adds the keys unless the document was written meanwhile: then they may be others.</summary>
    private static async Task<bool> Fill<T>(IMongoCollection<BsonDocument> documents, Index<T> index, BsonDocument document) where T : Document
    {
        var keys = index.Keys(MongoLayout.FromBson<T>(document)).Distinct().ToArray();
        var unchanged = new BsonDocument { { MongoLayout.Id, document[MongoLayout.Id] }, { MongoLayout.Version, document[MongoLayout.Version] } };
        var value = MongoLayout.KeysOf(index, document[MongoLayout.Id].AsString, keys);
        return (await documents.UpdateOneAsync(unchanged, new BsonDocument("$set", new BsonDocument(MongoLayout.Field(index), value)))).MatchedCount == 1;
    }

    private static CreateIndexModel<BsonDocument> Model(BsonDocument keys, string name, bool unique) =>
        new(keys, new CreateIndexOptions { Name = name, Unique = unique ? true : null });
}
