using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Retention;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ballots;

/// <summary>Gewichtungen einer Person: told to the person; with the account only goes whose they were.</summary>
internal sealed class PersonalBallots(IsekDbContext db, IMediator mediator, ContributionEraser eraser) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalFile>> ListAsync(Guid account, CancellationToken ct)
    {
        var voters = await eraser.VotersAsync(account, ct);
        var rows = await (
            from voter in db.Set<BallotVoter>()
            where voters.Contains(voter.Voter)
            join ballot in db.Set<Ballot>() on voter.BallotId equals ballot.Id
            join phase in db.Set<ParticipationPhase>() on voter.PhaseId equals phase.Id
            join value in db.Set<BallotValue>() on ballot.Id equals value.BallotId
            orderby phase.Title, value.ElementId
            select new
            {
                phase.Title,
                ballot.ReceivedOn,
                value.ElementId,
                value.Value,
            }
        ).ToListAsync(ct);
        var elements = await mediator.Send(new FindElements([.. rows.Select(r => r.ElementId).Distinct()]), ct);
        var told = rows.Select(r => new
        {
            Phase = r.Title,
            r.ReceivedOn,
            Measure = elements.GetValueOrDefault(r.ElementId)?.Label,
            r.Value,
        });
        return [new("priorities.json", "Maßnahmen, die Sie angemeldet gewichtet haben", told)];
    }

    public Task<string> ExplainErasureAsync(CancellationToken ct) => Task.FromResult("Was Sie gewichtet haben, zählt weiter, ohne dass jemand noch sieht, von wem es kam.");

    public async Task EraseAsync(Guid account, CancellationToken ct)
    {
        var voters = await eraser.VotersAsync(account, ct);
        await db.Set<BallotVoter>().Where(v => voters.Contains(v.Voter)).ExecuteDeleteAsync(ct);
    }
}
