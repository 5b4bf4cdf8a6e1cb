using MediatR;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Texte der Startseite speichern; their lengths were checked before.</summary>
internal sealed record SaveHomeTexts(string PlanName, string Headline, string Lead, string? Motto, string? MottoLabel) : IRequest<Unit>;

internal sealed class SaveHomeTextsHandler(OwnCity city) : IRequestHandler<SaveHomeTexts, Unit>
{
    public async Task<Unit> Handle(SaveHomeTexts command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        (tenant.PlanName, tenant.Headline, tenant.Lead) = (command.PlanName, command.Headline, command.Lead);
        (tenant.Motto, tenant.MottoLabel) = (command.Motto, command.MottoLabel);
        await city.SaveAsync("home.changed", ct);
        return Unit.Value;
    }
}
