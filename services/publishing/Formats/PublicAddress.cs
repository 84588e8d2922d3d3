namespace Wiredesk.Publishing.Formats;

/// <summary>The root under which partners reach the API: <c>Publishing:PublicUrl</c>, else what the request came to.</summary>
public sealed class PublicAddress(IConfiguration configuration)
{
    private readonly string? _configured = configuration["Publishing:PublicUrl"]?.TrimEnd('/');

    public string Of(HttpContext http) => _configured ?? $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
}
