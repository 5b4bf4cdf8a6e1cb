using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.PhaseDesk;

namespace MultiIsek.Participation.Surveys;

/// <summary>Fragen einer Umfrage speichern. Once somebody has answered, or begun to, only words can still change. Answers whether anything differed.</summary>
/// <param name="Revision">The one that the form began with.</param>
/// <exception cref="StaleException">Somebody else saved since.</exception>
/// <exception cref="FieldsRefusedException"/>
internal sealed record SaveQuestions(Guid PhaseId, IReadOnlyList<Question> Questions, bool ShowsInterim, int Revision) : IRequest<bool>, IAudited
{
    public Act Act => new("survey.saved", PhaseId.ToString());
}

internal sealed class SaveQuestionsHandler(IsekDbContext db, PhaseSaves saves) : IRequestHandler<SaveQuestions, bool>
{
    public async Task<bool> Handle(SaveQuestions command, CancellationToken ct)
    {
        var phase = await saves.FindAsync(command.PhaseId, ct);
        if (phase.Revision != command.Revision)
        {
            throw new StaleException();
        }

        var isFixed = phase.Participants > 0 || await db.Set<SurveyDraft>().AnyAsync(d => d.PhaseId == phase.Id, ct);
        if (
            isFixed
            && (
                phase.ShowsInterim != command.ShowsInterim
                || (phase.Questions.Count != command.Questions.Count || !command.Questions.Zip(phase.Questions).All(q => q.First.IsReworded(q.Second)))
            )
        )
        {
            throw new FieldsRefusedException(
                "",
                "Es gibt schon Antworten. Wörter können Sie noch ändern; Fragen, Antworten, Reihenfolge, Grenzen, Bedingungen und die Sichtbarkeit der Zwischenergebnisse bleiben."
            );
        }

        (phase.Questions, phase.ShowsInterim) = ([.. command.Questions], command.ShowsInterim);
        if (!db.ChangeTracker.HasChanges())
        {
            return false;
        }

        await saves.CheckAsync(phase, ct);
        await saves.SaveAsync(ct);
        return true;
    }
}
