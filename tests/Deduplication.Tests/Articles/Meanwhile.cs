using System.Reflection;
using Wiredesk.Defaults.Documents;

namespace Wiredesk.Deduplication.Tests.Articles;

/// <summary>Documents between whose reading by several ids, and the answer, something else happens.</summary>
public class Meanwhile : DispatchProxy
{
    private object? _documents;
    private Func<Func<Task>?>? _work;

    public static IDocuments<T> Over<T>(IDocuments<T> documents, Func<Func<Task>?> work) where T : Document
    {
        var proxy = Create<IDocuments<T>, Meanwhile>();
        ((Meanwhile)(object)proxy)._documents = documents;
        ((Meanwhile)(object)proxy)._work = work;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(_documents, args);
        if (targetMethod.Name == "Get" && args![0] is IReadOnlyCollection<string> && _work!() is { } work)
        {
            ((Task)answer!).GetAwaiter().GetResult();
            work().GetAwaiter().GetResult();
        }

        return answer;
    }
}
