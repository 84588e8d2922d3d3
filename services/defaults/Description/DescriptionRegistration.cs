using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Wiredesk.Defaults.Description;

/// <summary>What the OpenAPI description of every service says beyond its code: keys, the words of enums, problems, and an example of each payload.</summary>
internal static partial class DescriptionRegistration
{
    private const string ProblemType = "application/problem+json";

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

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = address => address.HttpMethod != HttpMethods.Head; // It goes without saying wherever GET is.
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key", Description = "A key of the partner; or as Authorization: Bearer." },
            };
            foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(one => one.Value)) Complete(operation);
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
            Describe(operation, context.Description.RelativePath ?? "");
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiOperation operation, string path)
    {
        var parameters = operation.Parameters ??= [];
        foreach (var name in InPath().Matches(path).Select(match => match.Groups["name"].Value).Where(name => parameters.All(one => one.Name != name)))
            parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });

        var refusals = Refusals.ToList();
        if (operation.RequestBody is not null || parameters.Any(one => one.In == ParameterLocation.Query)) refusals.Add("400");
        if (parameters.Any(one => one.In == ParameterLocation.Path)) refusals.Add("404");
        operation.Responses ??= [];
        foreach (var status in refusals)
            operation.Responses.TryAdd(status, new OpenApiResponse { Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new() } });
        foreach (var (status, response) in operation.Responses)
        {
            if (Descriptions.TryGetValue(status, out var description) && response is OpenApiResponse own) own.Description = description;
            if (response.Content is { } content && content.TryGetValue(ProblemType, out var problem)) problem.Example ??= Problem(status);
        }
    }

    // Where a service has no example made by hand, one is made of the schema, so that none is missing.
    private static void Complete(OpenApiOperation operation)
    {
        var bodies = (operation.Responses ?? []).Select(response => response.Value.Content).Append(operation.RequestBody?.Content);
        foreach (var content in bodies.SelectMany(body => body?.Values ?? []))
            content.Example ??= content.Schema is { } schema ? SchemaExample.Of(schema) : null;
    }

    private static JsonObject Problem(string status) => new()
    {
        ["type"] = int.TryParse(status, out var number) ? Problems.Of(number).Type : "about:blank",
        ["title"] = number == 0 ? "What it is, in a few words" : Problems.Of(number).Title,
        ["status"] = number,
        ["detail"] = "What is wrong this time.",
        ["traceId"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    };

    // With a constraint or without: {id:guid}.
    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex InPath();
}
