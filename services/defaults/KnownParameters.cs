using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Wiredesk.Defaults;

/// <summary>Refuses query parameters that an address does not take, by name (a misspelt filter would filter nothing), and those that are empty or given twice.</summary>
public static class KnownParameters
{
    /// <summary>Refuses them at every address of a group. What must be given is marked <c>[FromQuery]</c>; what is a list may be given several times.</summary>
    public static RouteGroupBuilder RefuseUnknownParameters(this RouteGroupBuilder group) => group.AddEndpointFilterFactory((handler, next) =>
    {
        var known = handler.MethodInfo.GetParameters().SelectMany(Taken).ToDictionary(taken => taken.Name, taken => taken.IsList, StringComparer.OrdinalIgnoreCase);
        return call => Refusal(call.HttpContext.Request.Query, known) is { } refusal ? ValueTask.FromResult<object?>(Problems.BadParameter.Answer(refusal)) : next(call);
    });

    private static string? Refusal(IQueryCollection query, Dictionary<string, bool> known)
    {
        foreach (var (name, values) in query)
        {
            if (!known.TryGetValue(name, out var isList))
                return $"There is no parameter '{ProblemTexts.Shown(name)}' here{(known.Count == 0 ? "" : $"; there are {string.Join(", ", known.Keys)}")}.";
            if (values.Count > 1 && !isList) return $"{name} is given {values.Count} times; it is taken once.";
            if (values.Any(string.IsNullOrWhiteSpace)) return $"{name} is empty: give it a value, or leave it out.";
        }

        return null;
    }

    private static IEnumerable<(string Name, bool IsList)> Taken(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(AsParametersAttribute)))
        {
            return parameter.ParameterType.GetProperties().Where(property => property.IsDefined(typeof(FromQueryAttribute)))
                .Select(property => (property.GetCustomAttribute<FromQueryAttribute>()!.Name ?? property.Name, property.PropertyType.IsArray));
        }

        return parameter.IsDefined(typeof(FromQueryAttribute)) || (parameter.HasDefaultValue && IsOfText(parameter.ParameterType))
            ? [(parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!, parameter.ParameterType.IsArray)]
            : [];
    }

    private static bool IsOfText(Type type) => type == typeof(string) || (Nullable.GetUnderlyingType(type) ?? type) is { IsPrimitive: true };
}
