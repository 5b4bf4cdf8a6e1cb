using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>What a cookie says: account, city, session, stamp. Roles are read anew, never carried.</summary>
internal static class Claims
{
    public const string Tenant = "tenant";
    public const string Session = "sid";
    public const string Strong = "strong";
    public const string SignedInAt = "at";

    /// <summary>By which provider the session began; the framework's own name, which it sets where a code comes in between.</summary>
    public const string Provider = ClaimTypes.AuthenticationMethod;

    /// <summary>Hash of the session at that provider (<see cref="OpenId.ProviderSessions"/>), where it named one.</summary>
    public const string ProviderSession = "psid";

    public static Guid? User(this ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static Guid? SessionId(this ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Session), out var id) ? id : null;

    public static bool IsStrong(this ClaimsPrincipal principal) => principal.HasClaim(Strong, "1");

    public static bool IsOf(this ClaimsPrincipal principal, int tenant) => principal.HasClaim(Tenant, tenant.ToString(CultureInfo.InvariantCulture));

    public static DateTime At(this ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(SignedInAt), CultureInfo.InvariantCulture, out var ticks) ? new DateTime(ticks, DateTimeKind.Utc) : DateTime.MinValue;
}

/// <summary>Makes the principal of an account; the framework's own would ask for stored claims, which there are none of.</summary>
internal sealed class PrincipalFactory(CurrentTenant tenant, IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<User>
{
    public Task<ClaimsPrincipal> CreateAsync(User user)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new Claim(Claims.Tenant, tenant.Place.Id.ToString(CultureInfo.InvariantCulture)),
                new Claim(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""),
            ],
            IdentityConstants.ApplicationScheme
        );
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
