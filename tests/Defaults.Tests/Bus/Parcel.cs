using Wiredesk.Defaults.Bus;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Defaults.Tests.Bus;

/// <summary>A message with one reader.</summary>
public sealed record ParcelSent(string Parcel, string Content);

/// <summary>A message with two readers.</summary>
public sealed record ParcelRecalled(string Parcel);

/// <summary>A stage's document that announces things.</summary>
public sealed record Parcel : OutboxDocument
{
    public const string Service = "parcels";

    /// <summary>Whether it was burnt: no message holds anything of it any longer.</summary>
    public bool Burnt { get; init; }

    public static Collection<Parcel> Collection { get; } = new("parcels", OutgoingIndex<Parcel>());

    public static Parcel With(string id, params OutgoingMessage[] outgoing) => new() { Id = id, Outgoing = outgoing };
}
