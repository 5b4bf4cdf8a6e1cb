using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.OpenId;

/// <summary>Anmeldedienst speichern; what is wrong with it was said before.</summary>
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
) : IRequest<Unit>, IAudited
{
    /// <summary>Empty: no token of the provider opens the interface for programs.</summary>
    public string ApiAudience { get; init; } = "";

    /// <summary>Names of what was changed, set by the handler.</summary>
    public IReadOnlyList<string> Changed { get; set; } = [];

    public Act Act => new("provider.changed", "provider", [.. Changed]);
}

internal sealed class SaveProviderHandler(IsekDbContext db, ProviderSecrets secrets, CurrentUser current, TimeProvider time) : IRequestHandler<SaveProvider, Unit>
{
    public async Task<Unit> Handle(SaveProvider command, CancellationToken ct)
    {
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
        command.Changed = [.. fields.Where(f => f.IsChanged).Select(f => f.Name)];
        (provider.IsOn, provider.Label, provider.Authority, provider.ClientId) = (command.IsOn, command.Label, command.Authority, command.ClientId);
        (provider.RoleClaim, provider.RoleRules, provider.StrongMethods) = (command.RoleClaim, command.RoleRules, command.StrongMethods);
        (provider.VouchesForMail, provider.ChangedAt) = (command.VouchesForMail, time.GetUtcNow().UtcDateTime);
        (provider.ApiAudience, provider.VisitId) = (command.ApiAudience, current.VisitId);
        if (command.Secret is not null)
        {
            provider.SealedSecret = secrets.Seal(command.Secret);
        }

        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
