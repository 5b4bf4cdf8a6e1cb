using System.Reflection;

namespace MultiIsek.Web.Watching;

/// <summary>What runs here, and on what.</summary>
internal static class Running
{
    /// <summary>The first runtime without the flaws that were known when this was written (P25).</summary>
    private static readonly Version Sound = new(10, 0, 13);

    public static string Version { get; } = typeof(Running).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>What is to be said of this runtime at the start, or null.</summary>
    public static string? WarningOf(Version runtime) =>
        runtime < Sound ? $"Die Laufzeit .NET {runtime} ist veraltet und hat bekannte Sicherheitslücken. Bitte aktualisieren Sie sie auf {Sound} oder neuer." : null;

    public static void MapVersion(this IEndpointRouteBuilder app) =>
        app.MapGet(
                "/version",
                (HttpContext http) =>
                {
                    http.Response.Headers.CacheControl = "no-store";
                    return Results.Text(Version);
                }
            )
            .AllowAnonymous();
}
