using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Cookies are sealed for one city: under another one they cannot even be read.</summary>
internal sealed class CityTickets(IDataProtectionProvider protection, IHttpContextAccessor http, string scheme) : ISecureDataFormat<AuthenticationTicket>
{
    public string Protect(AuthenticationTicket data) => Format().Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => Format().Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Format().Unprotect(protectedText);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => Format().Unprotect(protectedText, purpose);

    private TicketDataFormat Format()
    {
        var tenant = http.HttpContext!.RequestServices.GetRequiredService<CurrentTenant>().Id;
        return new TicketDataFormat(protection.CreateProtector("MultiIsek.Identity.Cookie", scheme, tenant.ToString(CultureInfo.InvariantCulture)));
    }
}
