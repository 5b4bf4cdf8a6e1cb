using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>What happens to a phase once it runs or is over.</summary>
internal sealed class PhaseEndHandlers(PhaseSaves saves)
    : IRequestHandler<EndPhase, Unit>,
        IRequestHandler<ExtendPhase, Unit>,
        IRequestHandler<PublishResult, Unit>,
        IRequestHandler<ArchivePhase, Unit>
{
    /// <summary>The planned end is said ahead of the reason.</summary>
    public const int ReasonMax = 400;

    public async Task<Unit> Handle(EndPhase command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.Id, ct);
        var now = saves.Now;
        if (phase.StateAt(now) != PhaseState.Open)
        {
            throw new FieldsRefusedException("reason", "Nur eine Phase, die läuft, kann vorzeitig beendet werden.");
        }

        var reason = SubmitContribution.Clean(command.Reason);
        if (reason.Length is 0 or > ReasonMax)
        {
            throw new FieldsRefusedException("reason", $"Eine Begründung gehört dazu; alle lesen sie. Sie hat höchstens {ReasonMax} Zeichen.");
        }

        phase.EndedNote = $"Vorzeitig beendet{(phase.LastDay() is { } planned ? $", vorgesehen war bis {GermanText.Day(planned)}" : "")}. {reason}";
        phase.EndsAt = now;
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(ExtendPhase command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.Id, ct);
        var state = phase.StateAt(saves.Now);
        if (phase.StartsAt is null || state is PhaseState.Draft or PhaseState.ResultPublished or PhaseState.Archived)
        {
            throw new FieldsRefusedException("until", "Diese Phase kann nicht mehr verlängert werden.");
        }

        if (command.EndsAt <= saves.Now || command.EndsAt <= phase.EndsAt)
        {
            throw new FieldsRefusedException("until", "Das neue Ende liegt nicht nach dem bisherigen und nicht nach heute.");
        }

        (phase.EndsAt, phase.HasEnded, phase.EndedNote) = (command.EndsAt, false, null);
        await saves.CheckAsync(phase, ct);
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(PublishResult command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.Id, ct);
        if (!phase.StateAt(saves.Now).IsOver())
        {
            throw new FieldsRefusedException("result", "Das Ergebnis kann veröffentlicht werden, wenn die Phase beendet ist.");
        }

        var text = SubmitContribution.Clean(command.Text);
        if (text.Length is 0 or > ParticipationPhase.ResultMax)
        {
            throw new FieldsRefusedException("result", $"Schreiben Sie, was daraus wurde, mit höchstens {GermanText.Number(ParticipationPhase.ResultMax)} Zeichen.");
        }

        phase.Result = text;
        phase.ResultPublishedOn ??= SourceDate.Of(Berlin.Day(saves.Now));
        await saves.SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(ArchivePhase command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.Id, ct);
        if (command.IsArchived == phase.IsArchived || !phase.StateAt(saves.Now).IsOver())
        {
            throw new FieldsRefusedException("", command.IsArchived ? "Nur eine beendete Phase kann abgeschlossen werden." : "Die Phase ist nicht abgeschlossen.");
        }

        phase.IsArchived = command.IsArchived;
        await saves.SaveAsync(ct);
        return Unit.Value;
    }
}
