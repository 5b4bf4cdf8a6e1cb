using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Rooms;

internal sealed class RoomHandlers(IsekDbContext db, IMediator mediator, EventPhases phases, CurrentUser current, TimeProvider time)
    : IRequestHandler<OpenRound, Unit>,
        IRequestHandler<CloseRound, Unit>,
        IRequestHandler<MarkQuestion, Unit>,
        IRequestHandler<ShowQuestion, Unit>
{
    private const string Hidden = "Die Frage wurde während der Veranstaltung ausgeblendet.";

    public async Task<Unit> Handle(OpenRound command, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var phase = await phases.NeededAsync(await db.Set<PublicEvent>().SingleAsync(e => e.Id == command.EventId, ct), ct);
        (phase.HasEnded, phase.StartsAt, phase.EndsAt) = (false, now, Berlin.StartOf(Berlin.Day(now).AddDays(1)));
        phase.Moderation = command.IsRead ? ModerationKind.Pre : ModerationKind.Post;
        if (!await db.Set<QuestionRound>().AnyAsync(r => r.PhaseId == phase.Id, ct))
        {
            var code = QuestionRound.NewCode();
            while (await db.Set<QuestionRound>().AnyAsync(r => r.Code == code, ct))
            {
                code = QuestionRound.NewCode();
            }

            db.Add(new QuestionRound { PhaseId = phase.Id, Code = code });
        }

        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(CloseRound command, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await phases.FindAsync(command.EventId, ct) is { } phase && phase.StateAt(now) == PhaseState.Open)
        {
            (phase.HasEnded, phase.EndsAt) = (true, now);
            await db.SaveAtDeskAsync(ct);
        }

        return Unit.Value;
    }

    public async Task<Unit> Handle(MarkQuestion command, CancellationToken ct)
    {
        var question = await FindAsync(command.EventId, command.QuestionId, ct);
        var answered = await db.Set<AnsweredQuestion>().SingleOrDefaultAsync(a => a.ContributionId == question.Id, ct);
        if (command.IsAnswered && answered is null)
        {
            db.Add(new AnsweredQuestion { ContributionId = question.Id, AnsweredAt = time.GetUtcNow().UtcDateTime });
        }
        else if (!command.IsAnswered && answered is not null)
        {
            db.Remove(answered);
        }

        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(ShowQuestion command, CancellationToken ct)
    {
        // Who prepares the event takes down what disturbs it; what everybody reads, and what was hidden, is for moderation.
        if (command.IsShown && !current.Has(Policies.Moderator))
        {
            throw new RefusedException("Zeigen kann eine Frage nur, wer in dieser Stadt moderiert.");
        }

        var question = await FindAsync(command.EventId, command.QuestionId, ct);
        var number = Contribution.PublicNumber(question.Year, question.Number);
        // Two who do the same at once want the same.
        if (command.IsShown != (question.State == ContributionState.Published))
        {
            await mediator.Send(command.IsShown ? new PublishContribution(number) : (IRequest)new BlockContribution(number, Hidden), ct);
        }

        return Unit.Value;
    }

    private async Task<Contribution> FindAsync(Guid happening, Guid question, CancellationToken ct) =>
        await db.Set<Contribution>()
            .AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == question && c.Channel == Channel.Event && db.Set<ParticipationPhase>().Any(p => p.Id == c.PhaseId && p.EventId == happening), ct)
        ?? throw new RefusedException("Diese Frage gibt es nicht mehr.");
}
