using Microsoft.Extensions.DependencyInjection;
namespace Wiredesk.Defaults.Documents;
public static class DocumentsRegistration
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, string service) => services;
    public static IServiceCollection AddCollection<T>(this IServiceCollection services, string service, Collection<T> collection) where T : Document => services;
}
public sealed record StoreOf(string Service);
