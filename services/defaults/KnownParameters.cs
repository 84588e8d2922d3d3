using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Wiredesk.Defaults;

/// <summary>Refuses query parameters that an address does not take, by name: a misspelt filter would filter nothing.</summary>
public static class KnownParameters
{
    /// <summary>Refuses them at every address of a group. An address whose parameters are a type of their own looks at them itself; one that must be given is marked <c>[FromQuery]</c>.</summary>
    public static RouteGroupBuilder RefuseUnknownParameters(this RouteGroupBuilder group) => group.AddEndpointFilterFactory((handler, next) =>
    {
        var parameters = handler.MethodInfo.GetParameters();
        if (Array.Exists(parameters, LooksItself)) return next;
        var known = parameters.Where(parameter => (parameter.HasDefaultValue && IsOfText(parameter.ParameterType)) || parameter.IsDefined(typeof(FromQueryAttribute)))
            .Select(parameter => parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return call => call.HttpContext.Request.Query.Keys.FirstOrDefault(key => !known.Contains(key)) is { } unknown
            ? ValueTask.FromResult<object?>(Refusal(unknown, known))
            : next(call);
    });

    /// <summary>The answer to a parameter that is not known.</summary>
    public static ProblemHttpResult Refusal(string unknown, IReadOnlyCollection<string> known) => Problems.BadParameter.Answer(
        $"There is no parameter '{ProblemTexts.Shown(unknown)}' here{(known.Count == 0 ? "" : $"; there are {string.Join(", ", known)}")}.");

    private static bool LooksItself(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(AsParametersAttribute)) && Array.Exists(parameter.ParameterType.GetProperties(), property => property.IsDefined(typeof(FromQueryAttribute)));

    private static bool IsOfText(Type type) => type == typeof(string) || (Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true };
}
