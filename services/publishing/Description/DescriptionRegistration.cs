using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Wiredesk.Publishing.Description;

/// <summary>What the OpenAPI description says of the whole API, and examples made by hand.</summary>
public static class DescriptionRegistration
{
    public static void AddDescription(this IServiceCollection services) => services.Configure<OpenApiOptions>("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Wiredesk";
            document.Info.Description = "News articles: each story once, with everyone who ran it. Errors are problems (RFC 9457); their type tells the kind and never changes.";
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, (context.Description.RelativePath ?? "").Replace(":guid}", "}", StringComparison.Ordinal).Replace(":int}", "}", StringComparison.Ordinal));
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiOperation operation, string path)
    {
        foreach (var (_, response) in (operation.Responses ?? []).Where(response => response.Key.StartsWith('2')))
        {
            foreach (var (type, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
                content.Example ??= Examples.Of(path, type);
        }

        foreach (var content in operation.RequestBody?.Content?.Values ?? []) content.Example ??= Examples.Command(path);
    }
}
