using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Tenancy;

/// <summary>An empty city as `tenant create` leaves it, with somebody who runs it.</summary>
internal static class CityDesk
{
    public const string Path = "/verwaltung/stadt";

    public static async Task<(string Slug, Visitor Admin)> OpenAsync(App app, Land land = Land.BB, string ags = "12000004")
    {
        var slug = $"leer-{Guid.NewGuid():N}"[..20];
        await app.SendAsync(new CreateTenant(slug, "Probestadt", land, ags) { Designation = "Stadt" });
        return (slug, await Visitor.StaffAsync(app, slug, Role.Admin));
    }

    public static Task<HttpResponseMessage> SaveContactAsync(this Visitor admin, params (string Name, string Value)[] values) =>
        admin.SubmitAsync(
            $"{Path}/kontakt",
            $"form[action='{Path}/kontakt']",
            [("street", "Am Markt 1"), ("postalCode", "12345"), ("city", "Probestadt"), ("email", "planung@stadt.example"), .. values]
        );

    public static Task<HttpResponseMessage> SaveLegalAsync(this Visitor admin, string page, string text) =>
        admin.SubmitAsync($"{Path}/rechtliches/{page}", $"form[action='{Path}/rechtliches/{page}']", ("text", text));

    public static Task<HttpResponseMessage> PublishAsync(this Visitor admin) => admin.SubmitAsync(Path, $"form[action='{Path}?handler=Publish']");

    /// <summary>All that must be there.</summary>
    public static async Task FillAsync(this Visitor admin)
    {
        using var contact = await admin.SaveContactAsync();
        foreach (var page in new[] { "impressum", "datenschutz", "barrierefreiheit" })
        {
            using var saved = await admin.SaveLegalAsync(page, $"## Angaben\n\nText der Seite {page}.");
        }
    }
}
