using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Stadt veröffentlichen.</summary>
/// <exception cref="MultiIsek.Kernel.RefusedException">Something is missing.</exception>
internal sealed record PublishCity : IRequest<Unit>;

/// <summary>Stadt vom Netz nehmen: everything stays, nobody but its staff sees it.</summary>
internal sealed record WithdrawCity : IRequest<Unit>;

internal sealed class PublishCityHandler(OwnCity city) : IRequestHandler<PublishCity, Unit>
{
    public async Task<Unit> Handle(PublishCity command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        if (!tenant.IsDemonstration)
        {
            var pages = await city.Catalog.Set<LegalPage>().Where(p => p.TenantId == tenant.Id).AsNoTracking().ToDictionaryAsync(p => p.Kind, p => p.Text, ct);
            PublishGate.Require(pages, tenant.Contact);
        }

        tenant.IsPublished = true;
        await city.SaveAsync("city.published", ct);
        return Unit.Value;
    }
}

internal sealed class WithdrawCityHandler(OwnCity city) : IRequestHandler<WithdrawCity, Unit>
{
    public async Task<Unit> Handle(WithdrawCity command, CancellationToken ct)
    {
        (await city.FindAsync(ct)).IsPublished = false;
        await city.SaveAsync("city.withdrawn", ct);
        return Unit.Value;
    }
}
