using System.Reflection;
using Wiredesk.Defaults;

namespace Wiredesk.Publishing.Tests;

public sealed class ProblemsTests
{
    [Fact]
    public void Type_HasOneTitle()
    {
        var named = new[] { typeof(Problems), typeof(PublishingProblems) }.SelectMany(kinds => kinds.GetProperties(BindingFlags.Public | BindingFlags.Static)).Select(kind => (ProblemKind)kind.GetValue(null)!).ToList();
        var kinds = named.Concat(Enumerable.Range(400, 200).Select(Problems.Of)).ToList();

        Assert.True(named.Count > 15, $"{named.Count} kinds");
        Assert.All(kinds.GroupBy(kind => kind.Type), same => Assert.Single(same.Select(kind => kind.Title).Distinct()));
        Assert.All(named.GroupBy(kind => kind.Type), same => Assert.Single(same.Select(kind => kind.Status).Distinct()));
    }
}
