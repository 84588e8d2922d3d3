using System.Net.Mime;
using MassTransit;

namespace Wiredesk.Tests;

/// <summary>Writes a message whose end is missing.</summary>
internal sealed class Torn(string body) : IMessageSerializer
{
    public ContentType ContentType { get; } = new("application/vnd.masstransit+json");

    public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class => new StringMessageBody(body);
}
