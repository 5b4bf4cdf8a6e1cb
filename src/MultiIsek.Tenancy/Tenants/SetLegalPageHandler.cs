using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;

namespace MultiIsek.Tenancy.Tenants;

/// <summary>The command line's way: with the last of the pages the city goes on the net, as it always did there.</summary>
internal sealed class SetLegalPageHandler(CatalogDbContext catalog, TenantDirectory directory) : IRequestHandler<SetLegalPage, Unit>
{
    public async Task<Unit> Handle(SetLegalPage command, CancellationToken ct)
    {
        var tenant = await catalog.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == command.Slug, ct) ?? throw new RefusedException($"Die Stadt „{command.Slug}“ gibt es nicht.");
        if (string.IsNullOrWhiteSpace(command.Markdown))
        {
            throw new RefusedException("Die Datei ist leer.");
        }

        if (command.Markdown.Length > LegalPage.TextMax)
        {
            throw new RefusedException($"Der Text hat mehr als {LegalPage.TextMax} Zeichen.");
        }

        var pages = await catalog.Set<LegalPage>().Where(p => p.TenantId == tenant.Id).ToListAsync(ct);
        var wereWhole = AreWhole(pages);
        catalog.Write(tenant.Id, pages, command.Kind, command.Markdown);
        tenant.IsPublished |= !wereWhole && AreWhole(pages);
        await CatalogRevision.SaveAndRaiseAsync(catalog, directory);
        return Unit.Value;
    }

    private static bool AreWhole(IEnumerable<LegalPage> pages) => LegalText.AreWhole(pages.ToDictionary(p => p.Kind, p => p.Text));
}
