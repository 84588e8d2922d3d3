using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Wiredesk.Defaults;

/// <summary>Answers HEAD wherever GET is answered (RFC 9110, section 9.3.2): with the same headers; the content is left out by the server.</summary>
public static class HeadRequests
{
    public static T AnswerHead<T>(this T addresses) where T : IEndpointConventionBuilder
    {
        addresses.Add(address =>
        {
            if (address.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault()?.HttpMethods is ["GET"]) address.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        });
        return addresses;
    }
}
