using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.OpenId;

/// <summary>Anmeldedienst speichern; what is wrong with it by itself was said before.</summary>
/// <exception cref="FieldsRefusedException">Another city has the audience.</exception>
/// <exception cref="StaleException">Somebody else saved since; the audience stays as it was, too.</exception>
/// <param name="Secret">Null: the sealed one stays.</param>
internal sealed record SaveProvider(
    bool IsOn,
    string Label,
    string Authority,
    string ClientId,
    string? Secret,
    string RoleClaim,
    IReadOnlyList<RoleRule> RoleRules,
    IReadOnlyList<string> StrongMethods,
    bool VouchesForMail
) : IRequest<Unit>
{
    /// <summary>Empty: no token of the provider opens the interface for programs.</summary>
    public string ApiAudience { get; init; } = "";

    /// <summary>The one that the form began with, 0 for the first. Null: whatever is there is replaced.</summary>
    public int? Revision { get; init; }
}

internal sealed class SaveProviderHandler(
    IsekDbContext db,
    ProviderSecrets secrets,
    ProviderRoles roles,
    IAudit audit,
    CatalogDbContext catalog,
    CurrentTenant tenant,
    CurrentUser current,
    TimeProvider time
) : IRequestHandler<SaveProvider, Unit>
{
    private const string AudienceIsTaken =
        "Diese Kennung benutzt an diesem Dienst schon eine andere Stadt: Ihre Zugänge gälten dann auch hier. Wählen Sie eine eigene, zum Beispiel mit dem Namen der Stadt.";

    public async Task<Unit> Handle(SaveProvider command, CancellationToken ct)
    {
        // Before the catalog: a form that comes too late must not move the audience either.
        if (command.Revision is { } began && began != await StoredRevisionAsync(ct))
        {
            throw new StaleException();
        }

        if (!await ApiAudienceClaim.TakeAsync(catalog, tenant.Place.Id, command.Authority, command.ApiAudience, ct))
        {
            throw new FieldsRefusedException([new("audience", AudienceIsTaken)]);
        }

        try
        {
            await SaveAsync(command, ct);
        }
        catch (Exception e) when (e is StaleException or RefusedException)
        {
            // Two at the same moment: the audience is the first one's again.
            db.ChangeTracker.Clear();
            if (await db.Set<IdentityProvider>().AsNoTracking().FirstOrDefaultAsync(ct) is { } kept)
            {
                await ApiAudienceClaim.TakeAsync(catalog, tenant.Place.Id, kept.Authority, kept.ApiAudience, ct);
            }

            throw;
        }

        return Unit.Value;
    }

    private async Task<int> StoredRevisionAsync(CancellationToken ct) => await db.Set<IdentityProvider>().Select(p => p.Revision).FirstOrDefaultAsync(ct);

    private async Task SaveAsync(SaveProvider command, CancellationToken ct)
    {
        // Behind the catalog, which may be the same file and has one writer.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var provider = await db.Set<IdentityProvider>().FirstOrDefaultAsync(ct);
        if (provider is null)
        {
            provider = new IdentityProvider
            {
                Label = "",
                Authority = "",
                ClientId = "",
            };
            db.Add(provider);
        }

        (string Name, bool IsChanged)[] fields =
        [
            (nameof(provider.IsOn), provider.IsOn != command.IsOn),
            (nameof(provider.Label), provider.Label != command.Label),
            (nameof(provider.Authority), provider.Authority != command.Authority),
            (nameof(provider.ClientId), provider.ClientId != command.ClientId),
            ("Secret", command.Secret is not null),
            (nameof(provider.RoleClaim), provider.RoleClaim != command.RoleClaim),
            (nameof(provider.RoleRules), !provider.RoleRules.SequenceEqual(command.RoleRules)),
            (nameof(provider.StrongMethods), !provider.StrongMethods.SequenceEqual(command.StrongMethods)),
            (nameof(provider.VouchesForMail), provider.VouchesForMail != command.VouchesForMail),
            (nameof(provider.ApiAudience), provider.ApiAudience != command.ApiAudience),
        ];
        // What gave a role no longer gives it: whoever comes by the provider next gets by the new rules what is due.
        var isOther = provider.IsOn && (!command.IsOn || provider.Authority != command.Authority || provider.RoleClaim != command.RoleClaim);
        var withdrawn = (isOther ? provider.RoleRules : provider.RoleRules.Except(command.RoleRules)).Select(r => r.Role).ToHashSet();
        string[] changed = [.. fields.Where(f => f.IsChanged).Select(f => f.Name)];
        (provider.IsOn, provider.Label, provider.Authority, provider.ClientId) = (command.IsOn, command.Label, command.Authority, command.ClientId);
        (provider.RoleClaim, provider.RoleRules, provider.StrongMethods) = (command.RoleClaim, command.RoleRules, command.StrongMethods);
        (provider.VouchesForMail, provider.ChangedAt) = (command.VouchesForMail, time.GetUtcNow().UtcDateTime);
        (provider.ApiAudience, provider.VisitId) = (command.ApiAudience, current.VisitId);
        if (command.Secret is not null)
        {
            provider.SealedSecret = secrets.Seal(command.Secret);
        }

        await db.SaveAtDeskAsync(ct);
        await audit.AppendAsync(new Act("provider.changed", "provider", changed), ct);
        await roles.WithdrawAsync(withdrawn, ct);
        await transaction.CommitAsync(ct);
    }
}
