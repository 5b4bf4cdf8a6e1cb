using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>
/// Eine Stadt, die noch nicht veröffentlicht ist: its staff and who visits for the operator see all of it, everybody else one page that names nobody. The doors stay
/// open, or nobody could sign in to fill it; there the city's name can be read.
/// </summary>
internal sealed class UnpublishedGate(RequestDelegate next)
{
    private static readonly PathString[] Doors =
    [
        .. "/anmelden /abmelden /einladung /passwort-vergessen /passwort-neu /konto /abbestellen /verwaltung /betrieb/eintreten /theme.css /icon.svg /logo.img"
            .Split(' ')
            .Select(p => new PathString(p)),
    ];

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Site() is not { IsPublic: false } || IsDoor(http) || http.RequestServices.GetRequiredService<CurrentUser>().IsStaff)
        {
            return next(http);
        }

        return NeutralPage.WriteUnpublishedAsync(http);
    }

    private static bool IsDoor(HttpContext http) =>
        Array.Exists(Doors, d => http.Request.Path.StartsWithSegments(d))
        // Scripts and styles, and what a door answers when something is wrong.
        || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
}
