using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.SignIn;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Operators;

/// <summary>
/// Zwei Cookies des Betreibers: one on the platform's own host, sealed for no city; one for a visit, sealed for the visited city. Neither is a city's account.
/// </summary>
internal static class OperatorSchemes
{
    /// <summary>Picks the scheme of a request; the default.</summary>
    public const string Any = "person";
    public const string Platform = "operator";
    public const string Visit = "visit";
    public const string Stamp = "stamp";
    private const string VisitCookie = "besuch";

    public static void AddOperatorSchemes(this AuthenticationBuilder authentication)
    {
        authentication.AddPolicyScheme(Any, null, o => o.ForwardDefaultSelector = SchemeOf).AddCookie(Platform).AddCookie(Visit);
        Configure<OperatorCheck>(authentication.Services, Platform, "betrieb", check => check.ValidateAsync);
        Configure<VisitCheck>(authentication.Services, Visit, VisitCookie, check => check.ValidateAsync);
    }

    public static ClaimsPrincipal Principal(string scheme, int tenant, Guid person, Guid session, Guid stamp, DateTime at) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, person.ToString()),
                    new Claim(Claims.Tenant, tenant.ToString(CultureInfo.InvariantCulture)),
                    new Claim(Claims.Session, session.ToString()),
                    new Claim(Stamp, stamp.ToString()),
                    new Claim(Claims.SignedInAt, at.Ticks.ToString(CultureInfo.InvariantCulture)),
                ],
                scheme
            )
        );

    private static string SchemeOf(HttpContext http) =>
        http.Site() is null ? Platform
        // Most requests bring no cookie at all.
        : http.Request.Headers.Cookie.Count > 0 && IsVisiting(http) ? Visit
        : IdentityConstants.ApplicationScheme;

    // A visit's cookie that is over, or somebody else's of that name, must not stand in the way of who signs in here.
    private static bool IsVisiting(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Visit);
        return http.Request.Cookies[options.Cookie.Name!] is { } cookie
            && options.TicketDataFormat.Unprotect(cookie) is { } ticket
            && ticket.Properties.ExpiresUtc > http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
    }

    private static void Configure<TCheck>(IServiceCollection services, string scheme, string name, Func<TCheck, Func<CookieValidatePrincipalContext, Task>> validate)
        where TCheck : class =>
        services
            .AddOptions<CookieAuthenticationOptions>(scheme)
            .Configure<IOptions<PlatformOptions>, IDataProtectionProvider, IHttpContextAccessor, TCheck>(
                (cookie, platform, protection, http, check) =>
                {
                    cookie.Cookie.Name = IdentityModule.CookieName(platform.Value, name);
                    cookie.Cookie.SecurePolicy = platform.Value.Scheme == "https" ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                    cookie.Cookie.SameSite = SameSiteMode.Strict;
                    cookie.Cookie.HttpOnly = true;
                    cookie.Cookie.Path = "/";
                    cookie.SlidingExpiration = false;
                    cookie.TicketDataFormat = new CityTickets(protection, http, scheme);
                    cookie.Events.OnValidatePrincipal = validate(check);
                }
            );
}
