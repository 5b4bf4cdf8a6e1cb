using MediatR;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Leichte Sprache und Gebärdensprache speichern; the form was checked before.</summary>
/// <exception cref="StaleSettingException">It was changed meanwhile.</exception>
internal sealed record SaveEasyAccess(EasyAccess EasyAccess) : IRequest<Unit>
{
    /// <summary>What the form showed (<see cref="SeenForm"/>).</summary>
    public string? Seen { get; init; }
}

internal sealed class SaveEasyAccessHandler(OwnCity city) : IRequestHandler<SaveEasyAccess, Unit>
{
    public async Task<Unit> Handle(SaveEasyAccess command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        SeenForm.Require(command.Seen, AccessInput.Of(tenant.EasyAccess));
        tenant.EasyAccess = command.EasyAccess;
        await city.SaveAsync("easyaccess.changed", ct);
        return Unit.Value;
    }
}
