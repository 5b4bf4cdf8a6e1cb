using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Branding;

internal sealed class CityLetterhead(CurrentSite site, CatalogDbContext catalog) : ILetterhead
{
    public async Task<Letterhead> ReadAsync(CancellationToken ct)
    {
        var (city, contact) = (site.City, site.City.Contact);
        var place = string.Join(' ', new[] { contact.PostalCode, contact.City }.OfType<string>());
        // A street or a place alone brings no letter anywhere, but it stands on the contact page, too.
        List<string> address = [.. contact.Lines.Where(l => l != city.FullName), .. new[] { contact.Street, place.Length == 0 ? null : place }.OfType<string>()];
        return new(
            city.FullName,
            city.PlanName,
            city.LetterMark,
            city.Logo is null ? null : await LogoAsync(city.Place.Id, ct),
            city.Theme.Brand,
            city.Theme.OnBrand,
            contact.Street is null ? [] : address,
            contact.OpeningHours,
            contact.Email
        );
    }

    private async Task<string?> LogoAsync(int tenant, CancellationToken ct)
    {
        var logo = await catalog.Set<TenantLogo>().Where(l => l.TenantId == tenant && !l.IsRemoved).Select(l => new { l.Type, l.Content }).SingleOrDefaultAsync(ct);
        return logo is null ? null : $"data:{logo.Type};base64,{Convert.ToBase64String(logo.Content)}";
    }
}
