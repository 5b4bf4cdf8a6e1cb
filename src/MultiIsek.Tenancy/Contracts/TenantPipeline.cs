using Microsoft.AspNetCore.Builder;
using MultiIsek.Tenancy.Hosts;

namespace MultiIsek.Tenancy.Contracts;

public static class TenantPipeline
{
    /// <summary>Resolves the city from the host; stands ahead of authentication and of the page cache.</summary>
    public static IApplicationBuilder UseTenants(this IApplicationBuilder app) => app.UseMiddleware<TenantMiddleware>();
}
