using System.Security.Claims;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Wiredesk.Defaults.Identity;

/// <summary>The short-lived signed statement (JWT, RFC 7519, HMAC-SHA256) by which the gateway tells a service who is asking.</summary>
public sealed class InnerIdentity
{
    private const string Issuer = "wiredesk-gateway";
    private const string Audience = "wiredesk";

    /// <summary>The least length of the signing key, in bytes of UTF-8: as long as the hash (RFC 7518, section 3.2).</summary>
    public const int LeastKeyBytes = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly SymmetricSecurityKey _key;
    private readonly JsonWebTokenHandler _tokens = new() { SetDefaultTimesOnTokenCreation = false };

    /// <exception cref="InvalidOperationException">The key is missing or shorter than 32 bytes.</exception>
    public InnerIdentity(string? signingKey)
    {
        var bytes = Encoding.UTF8.GetBytes(signingKey ?? "");
        if (bytes.Length < LeastKeyBytes)
            throw new InvalidOperationException($"Identity:SigningKey must be a secret of at least {LeastKeyBytes} bytes, the same for the gateway and every service (environment: Identity__SigningKey).");
        _key = new SymmetricSecurityKey(bytes);
    }

    public static InnerIdentity From(IConfiguration configuration) => new(configuration["Identity:SigningKey"]);

    /// <summary>Signs who is asking and what they may do, for one minute.</summary>
    public string Issue(ClaimsIdentity who, DateTimeOffset now) => _tokens.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        Subject = who,
        NotBefore = now.UtcDateTime.AddSeconds(-5),
        IssuedAt = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
    });

    /// <summary>What a service accepts: this issuer, this key, not expired.</summary>
    public TokenValidationParameters Accepted => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        IssuerSigningKey = _key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ClockSkew = TimeSpan.FromSeconds(10),
        NameClaimType = ClaimTypes.NameIdentifier,
    };
}
