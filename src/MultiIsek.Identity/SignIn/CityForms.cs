using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>An antiforgery pair belongs to the city that gave it.</summary>
internal sealed class CityForms : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => TenantOf(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) => additionalData == TenantOf(context);

    private static string TenantOf(HttpContext context) => context.RequestServices.GetRequiredService<CurrentTenant>().Id.ToString(CultureInfo.InvariantCulture);
}
