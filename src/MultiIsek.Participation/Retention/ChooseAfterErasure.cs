using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Participation.Retention;

/// <summary>Festlegen, was von den Beiträgen gelöschter Konten bleibt. Holds for what is erased from now on.</summary>
internal sealed record ChooseAfterErasure(AfterErasure Choice) : IRequest, IAudited
{
    public Act Act => new("erasure.chosen", "contributions", Choice.ToString());
}

internal sealed class ChooseAfterErasureHandler(IsekDbContext db) : IRequestHandler<ChooseAfterErasure, Unit>
{
    public async Task<Unit> Handle(ChooseAfterErasure command, CancellationToken ct)
    {
        if (await db.Set<ParticipationSettings>().FirstOrDefaultAsync(ct) is not { } settings)
        {
            settings = new ParticipationSettings();
            db.Add(settings);
        }

        settings.AfterErasure = command.Choice;
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
