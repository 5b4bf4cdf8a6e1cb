using MediatR;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Leichte Sprache und Gebärdensprache speichern; the form was checked before.</summary>
internal sealed record SaveEasyAccess(EasyAccess EasyAccess) : IRequest<Unit>;

internal sealed class SaveEasyAccessHandler(OwnCity city) : IRequestHandler<SaveEasyAccess, Unit>
{
    public async Task<Unit> Handle(SaveEasyAccess command, CancellationToken ct)
    {
        (await city.FindAsync(ct)).EasyAccess = command.EasyAccess;
        await city.SaveAsync("easyaccess.changed", ct);
        return Unit.Value;
    }
}
