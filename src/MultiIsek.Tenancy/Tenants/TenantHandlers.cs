using System.Text.RegularExpressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;

namespace MultiIsek.Tenancy.Tenants;

internal sealed partial class CreateTenantHandler(CatalogDbContext catalog, TenantDirectory directory, TimeProvider time) : IRequestHandler<CreateTenant, TenantSite>
{
    public async Task<TenantSite> Handle(CreateTenant command, CancellationToken ct)
    {
        if (!SlugForm().IsMatch(command.Slug))
        {
            throw new CommandRefusedException($"„{command.Slug}“ ist keine Subdomain: kleine Buchstaben, Ziffern und Bindestriche, höchstens {Tenant.SlugMax} Zeichen.");
        }

        if (!AgsForm().IsMatch(command.Ags))
        {
            throw new CommandRefusedException($"„{command.Ags}“ ist kein amtlicher Gemeindeschlüssel: Er hat acht Ziffern.");
        }

        if (string.IsNullOrWhiteSpace(command.Name) || command.Name.Length > Tenant.NameMax)
        {
            throw new CommandRefusedException($"Der Name fehlt oder hat mehr als {Tenant.NameMax} Zeichen.");
        }

        catalog.Add(
            new Tenant
            {
                Slug = command.Slug,
                Name = command.Name.Trim(),
                Designation = command.Designation,
                Land = command.Land,
                Ags = command.Ags,
                Database = command.Database,
                IsDemonstration = command.IsDemonstration,
                CreatedAt = time.GetUtcNow().UtcDateTime,
            }
        );
        try
        {
            await catalog.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (catalog.Set<Tenant>().AsNoTracking().Any(t => t.Slug == command.Slug))
        {
            catalog.ChangeTracker.Clear();
            throw new CommandRefusedException($"Die Subdomain „{command.Slug}“ ist vergeben.");
        }

        await CatalogRevision.RaiseAsync(catalog, ct);
        directory.Forget();
        return (await directory.ListAsync(ct)).Single(t => t.Place.Slug == command.Slug);
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex SlugForm();

    [GeneratedRegex("^[0-9]{8}$")]
    private static partial Regex AgsForm();
}

internal sealed class SetTenantStateHandler(CatalogDbContext catalog, TenantDirectory directory) : IRequestHandler<SetTenantState, Unit>
{
    public async Task<Unit> Handle(SetTenantState command, CancellationToken ct)
    {
        var tenant =
            await catalog.Set<Tenant>().SingleOrDefaultAsync(t => t.Slug == command.Slug, ct) ?? throw new CommandRefusedException($"Die Stadt „{command.Slug}“ gibt es nicht.");
        tenant.State = command.State;
        await catalog.SaveChangesAsync(ct);
        await CatalogRevision.RaiseAsync(catalog, ct);
        directory.Forget();
        return Unit.Value;
    }
}

internal sealed class SetLegalPageHandler(CatalogDbContext catalog, TenantDirectory directory) : IRequestHandler<SetLegalPage, Unit>
{
    public async Task<Unit> Handle(SetLegalPage command, CancellationToken ct)
    {
        var tenant =
            await catalog.Set<Tenant>().Where(t => t.Slug == command.Slug).Select(t => (int?)t.Id).SingleOrDefaultAsync(ct)
            ?? throw new CommandRefusedException($"Die Stadt „{command.Slug}“ gibt es nicht.");
        if (string.IsNullOrWhiteSpace(command.Markdown))
        {
            throw new CommandRefusedException("Die Datei ist leer.");
        }

        var page = await catalog.Set<LegalPage>().SingleOrDefaultAsync(p => p.TenantId == tenant && p.Kind == command.Kind, ct);
        if (page is null)
        {
            catalog.Add(
                new LegalPage
                {
                    TenantId = tenant,
                    Kind = command.Kind,
                    Text = command.Markdown,
                }
            );
        }
        else
        {
            page.Text = command.Markdown;
        }

        await catalog.SaveChangesAsync(ct);
        await CatalogRevision.RaiseAsync(catalog, ct);
        directory.Forget();
        return Unit.Value;
    }
}

internal sealed class ListTenantsHandler(TenantDirectory directory) : IRequestHandler<ListTenants, IReadOnlyList<TenantSite>>
{
    public async Task<IReadOnlyList<TenantSite>> Handle(ListTenants request, CancellationToken ct) => await directory.ListAsync(ct);
}
