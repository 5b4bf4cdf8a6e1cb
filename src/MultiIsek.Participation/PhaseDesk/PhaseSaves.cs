using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>What every change of a phase begins and ends with, and the rules that all of them keep.</summary>
internal sealed class PhaseSaves(IsekDbContext db, IMediator mediator, TimeProvider time)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public DbSet<ParticipationPhase> Phases => db.Set<ParticipationPhase>();

    /// <summary>Those who change phases of one city take turns: two that are released at once would not see each other.</summary>
    public Task TakeTurnAsync(CancellationToken ct) => db.RaiseRevisionAsync(ct);

    public async Task<ParticipationPhase> FindAsync(Guid id, CancellationToken ct)
    {
        await TakeTurnAsync(ct);
        // Who answers or weighs writes to this row, too: none can come between what is looked at from now on and the save.
        await Phases.Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Participants, p => p.Participants), ct);
        return await Phases.SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new FieldsRefusedException("", "Diese Phase gibt es nicht mehr.");
    }

    public async Task<bool> HasContributionsAsync(Guid id, CancellationToken ct) =>
        await db.Set<Contribution>().AnyAsync(c => c.PhaseId == id, ct) || await Phases.AnyAsync(p => p.Id == id && p.Participants > 0, ct);

    public Task<List<string>> CategoriesInUseAsync(Guid id, CancellationToken ct) =>
        db.Set<Contribution>().Where(c => c.PhaseId == id && c.Category != null).Select(c => c.Category!).Distinct().ToListAsync(ct);

    public async Task SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await mediator.Send(new RefreshSearch(typeof(ParticipationContent)), ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A phase that is no draft is complete, and in nobody's way.</summary>
    public async Task CheckAsync(ParticipationPhase phase, CancellationToken ct)
    {
        if (phase.IsDraft || !PhaseScope.Working.Contains(phase.Kind))
        {
            return;
        }

        if (phase.StartsAt is null && !phase.HasEnded)
        {
            throw new FieldsRefusedException("startDay", "Ohne Beginn kann die Phase nicht freigegeben werden.");
        }

        if (phase.Kind == PhaseKind.ChapterComment && (phase.PlanVersionId is null || phase.TargetRoles.Count + phase.TargetElements.Count == 0))
        {
            throw new FieldsRefusedException("ziele", "Wählen Sie, was kommentiert werden kann, bevor Sie die Phase freigeben.");
        }

        if (phase is { Kind: PhaseKind.PublicBodies, PlanVersionId: null } && !phase.StateAt(Now).IsOver())
        {
            throw new FieldsRefusedException("version", "Wählen Sie die Fassung, die die Stellen lesen, bevor Sie die Phase freigeben.");
        }

        if (phase.Kind == PhaseKind.Prioritising && !phase.StateAt(Now).IsOver())
        {
            await CheckMeasuresAsync(phase, ct);
        }

        if (phase is { Kind: PhaseKind.Survey, Questions.Count: 0, Link: null } && !phase.StateAt(Now).IsOver())
        {
            throw new FieldsRefusedException("", "Stellen Sie mindestens eine Frage, bevor Sie die Umfrage freigeben.");
        }

        await CheckOverlapAsync(phase, ct);
    }

    /// <summary>Two at least, or there is nothing to weigh; and no more than somebody reads on a phone.</summary>
    private async Task CheckMeasuresAsync(ParticipationPhase phase, CancellationToken ct)
    {
        var count = phase is { Ballot: not null, PlanVersionId: { } version } ? phase.OnBallot(await mediator.Send(new ListElements(version), ct)).Count() : 0;
        if (count is < BallotRules.MeasuresLeast or > BallotRules.MeasuresMost)
        {
            throw new FieldsRefusedException(
                "ziele",
                $"Zur Wahl stehen {BallotRules.MeasuresLeast} bis {BallotRules.MeasuresMost} Maßnahmen; ausgewählt {(count == 1 ? "ist eine" : $"sind {GermanText.Number(count)}")}. Ändern Sie die Auswahl, bevor Sie die Phase freigeben."
            );
        }
    }

    private async Task CheckOverlapAsync(ParticipationPhase phase, CancellationToken ct)
    {
        var others = await Phases.AsNoTracking().Where(p => p.Id != phase.Id && p.Kind == phase.Kind && p.PlanVersionId == phase.PlanVersionId && !p.IsDraft).ToListAsync(ct);
        var roles = phase.PlanVersionId is { } version && others.Count > 0 ? await mediator.Send(new ListElementRoles(version), ct) : new Dictionary<Guid, ElementRole>();
        if (others.Find(o => phase.IsInTheWayOf(o, roles)) is { } other)
        {
            throw new FieldsRefusedException(
                "startDay",
                $"Zur selben Zeit läuft „{other.Title}“ ({other.Span(other.StateAt(Now))}) zu denselben Teilen des Plans. Niemand wüsste, wozu ein Beitrag gehört: Ändern Sie Zeitraum oder Auswahl."
            );
        }
    }
}
