using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Wiredesk.Publishing.Description;

/// <summary>What the OpenAPI description says beyond the code: keys, the words of enums, problems, examples.</summary>
public static class DescriptionRegistration
{
    private const string Problem = "application/problem+json";

    // The gateway answers so before anything comes here.
    private static readonly string[] Refusals = ["401", "403", "429"];

    private static readonly Dictionary<string, string> Descriptions = new()
    {
        ["304"] = "Nothing changed since the answer with this entity tag.",
        ["400"] = "A parameter or the body is wrong; detail names it.",
        ["401"] = "No valid key was sent.",
        ["403"] = "The key or the entitlement does not allow it.",
        ["404"] = "It is not there, or not for this partner.",
        ["406"] = "None of the accepted formats is served here.",
        ["409"] = "Another revision came between.",
        ["410"] = "It was withdrawn or erased; type says which.",
        ["429"] = "Too many requests; Retry-After says when to come again.",
    };

    public static void AddDescription(this IServiceCollection services) => services.Configure<OpenApiOptions>("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Wiredesk";
            document.Info.Description = "News articles: each story once, with everyone who ran it. Errors are problems (RFC 9457); their type tells the kind and never changes.";
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key", Description = "A key of the partner; or as Authorization: Bearer." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) is { IsEnum: true } words)
            {
                schema.Type = JsonSchemaType.String;
                schema.Enum = [.. Enum.GetNames(words).Select(word => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(word))];
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var path = (context.Description.RelativePath ?? "").Replace(":guid}", "}", StringComparison.Ordinal).Replace(":int}", "}", StringComparison.Ordinal);
            operation.Responses ??= [];
            foreach (var status in Refusals)
                operation.Responses.TryAdd(status, new OpenApiResponse { Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() } });
            foreach (var (status, response) in operation.Responses)
            {
                if (Descriptions.TryGetValue(status, out var description) && response is OpenApiResponse own) own.Description = description;
                foreach (var (type, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
                    content.Example ??= type == Problem ? Examples.Problem(status) : status.StartsWith('2') ? Examples.Of(path, type) : null;
            }

            if (operation.RequestBody?.Content is { } body)
            {
                foreach (var (_, content) in body) content.Example ??= Examples.Command(path);
            }

            return Task.CompletedTask;
        });
    });
}
