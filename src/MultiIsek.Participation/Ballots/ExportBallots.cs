using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ballots;

/// <summary>Alle Gewichtungen einer Phase ausgeben as CSV, one row for each, in no order that tells anything.</summary>
internal sealed record ExportBallots(Guid PhaseId) : IRequest<byte[]>, IAudited
{
    public Act Act => new("ballots.exported", PhaseId.ToString());
}

internal sealed class ExportBallotsHandler(IsekDbContext db, IMediator mediator) : IRequestHandler<ExportBallots, byte[]>
{
    public async Task<byte[]> Handle(ExportBallots command, CancellationToken ct)
    {
        var phase = await db.Set<ParticipationPhase>().AsNoTracking().SingleAsync(p => p.Id == command.PhaseId, ct);
        List<ElementCard> measures = [.. phase.OnBallot(await mediator.Send(new ListElements(phase.PlanVersionId!.Value), ct))];
        var ballots = await db.Set<Ballot>().AsNoTracking().Where(b => b.PhaseId == phase.Id).OrderBy(b => b.Id).ToListAsync(ct);
        var values = (await db.Set<BallotValue>().AsNoTracking().Where(v => db.Set<Ballot>().Any(b => b.Id == v.BallotId && b.PhaseId == phase.Id)).ToListAsync(ct)).ToDictionary(
            v => (v.BallotId, v.ElementId),
            v => v.Value
        );
        var csv = new Csv(["Tag", .. measures.Select(m => m.Label)]);
        foreach (var ballot in ballots)
        {
            csv.Row([
                ballot.ReceivedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                .. measures.Select(m => values.TryGetValue((ballot.Id, m.Id), out var value) ? value.ToString(CultureInfo.InvariantCulture) : ""),
            ]);
        }

        return csv.ToBytes();
    }
}
