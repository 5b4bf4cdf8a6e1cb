using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;

namespace MultiIsek.Participation.PhaseDesk;

internal sealed class PhaseHandlers(IsekDbContext db, PhaseSaves saves)
    : IRequestHandler<CreatePhase, string>,
        IRequestHandler<SavePhase, bool>,
        IRequestHandler<ReleasePhase, Unit>,
        IRequestHandler<DeletePhase, Unit>
{
    public async Task<string> Handle(CreatePhase command, CancellationToken ct)
    {
        await saves.TakeTurnAsync(ct);
        var taken = await saves.Phases.Select(p => p.Key).ToHashSetAsync(ct);
        taken.UnionWith(PhaseKeys.Reserved);
        var phase = new ParticipationPhase
        {
            Id = command.Id,
            Key = KeyText.Free(KeyText.Stem(command.Values.Title, "phase"), taken),
            Kind = command.Kind,
            IsDraft = true,
            SortOrder = 1 + await saves.Phases.MaxAsync(p => (int?)p.SortOrder, ct) ?? 1,
        };
        command.Values.ApplyTo(phase);
        db.Add(phase);
        await saves.SaveAsync(ct);
        return phase.Key;
    }

    public async Task<bool> Handle(SavePhase command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.Id, ct);
        if (phase.Revision != command.Revision)
        {
            throw new StaleException();
        }

        var (state, version, start, end) = (phase.StateAt(saves.Now), phase.PlanVersionId, phase.StartsAt, phase.EndsAt);
        var before = phase.Categories.Select(c => c.Key).ToList();
        command.Changed = command.Values.ApplyTo(phase);
        if (command.Changed.Count == 0)
        {
            return false;
        }

        if (await saves.HasContributionsAsync(phase.Id, ct))
        {
            Require(
                !before.Except(phase.Categories.Select(c => c.Key)).Intersect(await saves.CategoriesInUseAsync(phase.Id, ct)).Any(),
                "category-0",
                "Zu einer Kategorie, die Sie herausnehmen, gibt es Beiträge. Sie können ihr einen anderen Namen geben."
            );
            Require(
                phase.PlanVersionId == version,
                "version",
                "Zu dieser Phase gibt es Beiträge; sie gehören zu ihrer Fassung. Legen Sie für eine andere Fassung eine neue Phase an."
            );
            Require(
                phase.Kind != PhaseKind.Prioritising || !command.Changed.Intersect(BallotRulesInput.Fixed).Any(),
                "ziele",
                "Es wurde schon gewichtet: Auswahl, Verfahren und Punkte bleiben."
            );
            Require(phase.StartsAt == start, "startDay", "Die Phase hat begonnen, und es gibt Beiträge: Der Beginn bleibt.");
        }

        Require(!state.IsOver() || (phase.StartsAt == start && phase.EndsAt == end), "endDay", "Die Phase ist beendet. Unten können Sie sie verlängern.");
        Require(
            state is PhaseState.Draft || phase.EndsAt == end || phase.EndsAt is null || phase.EndsAt > saves.Now,
            "endDay",
            "Dieses Ende liegt schon zurück. Unten können Sie die Phase vorzeitig beenden, mit Begründung."
        );
        await saves.CheckAsync(phase, ct);
        await saves.SaveAsync(ct);
        return true;
    }

    public async Task<Unit> Handle(ReleasePhase command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.Id, ct);
        Require(phase.IsDraft == command.IsReleased, "", command.IsReleased ? "Die Phase ist schon freigegeben." : "Die Phase ist schon ein Entwurf.");
        if (command.IsReleased)
        {
            Require(phase.EndsAt is null || phase.EndsAt > saves.Now, "endDay", "Das Ende liegt schon zurück. Ändern Sie den Zeitraum, bevor Sie die Phase freigeben.");
        }
        else
        {
            Require(!await saves.HasContributionsAsync(phase.Id, ct), "", "Zu dieser Phase gibt es Beiträge. Sie kann beendet, aber nicht mehr zum Entwurf werden.");
        }

        phase.IsDraft = !command.IsReleased;
        await saves.CheckAsync(phase, ct);
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeletePhase command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.Id, ct);
        Require(phase.IsDraft, "", "Nur ein Entwurf kann gelöscht werden.");
        Require(!await saves.HasContributionsAsync(phase.Id, ct), "", "Zu dieser Phase gibt es Beiträge.");
        db.RemoveRange(await db.Set<SurveyDraft>().Where(d => d.PhaseId == phase.Id).ToListAsync(ct));
        await db.Set<BodyLetter>().Where(l => db.Set<InvitedBody>().Any(b => b.Id == l.BodyId && b.PhaseId == phase.Id)).ExecuteDeleteAsync(ct);
        await db.Set<InvitedBody>().Where(b => b.PhaseId == phase.Id).ExecuteDeleteAsync(ct);
        db.RemoveRange(await db.Set<PhaseDocument>().Where(d => d.PhaseId == phase.Id).ToListAsync(ct));
        db.Remove(phase);
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    private static void Require(bool holds, string field, string otherwise)
    {
        if (!holds)
        {
            throw new FieldsRefusedException(field, otherwise);
        }
    }
}
