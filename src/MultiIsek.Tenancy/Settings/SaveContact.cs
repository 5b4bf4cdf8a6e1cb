using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Kontakt speichern; its form was checked before.</summary>
/// <exception cref="RefusedException">A public city would be left without what must be there.</exception>
/// <exception cref="StaleSettingException">It was changed meanwhile.</exception>
internal sealed record SaveContact(Contact Contact, IReadOnlyList<TenantLink> Links) : IRequest<Unit>
{
    /// <summary>What the form showed (<see cref="SeenForm"/>).</summary>
    public string? Seen { get; init; }
}

internal sealed class SaveContactHandler(OwnCity city) : IRequestHandler<SaveContact, Unit>
{
    public async Task<Unit> Handle(SaveContact command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        SeenForm.Require(command.Seen, ContactInput.Of(tenant.Contact, tenant.Links));
        if (tenant is { IsPublished: true, IsDemonstration: false } && PublishGate.Incomplete(tenant.Contact) is null && PublishGate.Incomplete(command.Contact) is { } missing)
        {
            throw new RefusedException($"Die Stadt ist veröffentlicht und braucht Anschrift und E-Mail-Adresse. {missing}");
        }

        (tenant.Contact, tenant.Links) = (command.Contact, [.. command.Links]);
        await city.SaveAsync("contact.changed", ct);
        return Unit.Value;
    }
}
