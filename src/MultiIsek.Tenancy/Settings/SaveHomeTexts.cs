using MediatR;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Texte der Startseite speichern; their lengths were checked before.</summary>
/// <exception cref="StaleSettingException">They were changed meanwhile.</exception>
internal sealed record SaveHomeTexts(string PlanName, string Headline, string Lead, string? Motto, string? MottoLabel) : IRequest<Unit>
{
    /// <summary>What the form showed (<see cref="SeenForm"/>).</summary>
    public string? Seen { get; init; }
}

internal sealed class SaveHomeTextsHandler(OwnCity city) : IRequestHandler<SaveHomeTexts, Unit>
{
    public async Task<Unit> Handle(SaveHomeTexts command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        SeenForm.Require(command.Seen, HomeInput.Of(tenant));
        (tenant.PlanName, tenant.Headline, tenant.Lead) = (command.PlanName, command.Headline, command.Lead);
        (tenant.Motto, tenant.MottoLabel) = (command.Motto, command.MottoLabel);
        await city.SaveAsync("home.changed", ct);
        return Unit.Value;
    }
}
