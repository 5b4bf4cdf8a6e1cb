using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Participation.Surveys;

/// <summary>Freie Texte einer Umfrage einzeln freigeben, oder Freigaben zurücknehmen.</summary>
/// <param name="Texts">Their keys.</param>
/// <exception cref="RefusedException">They are all gone.</exception>
internal sealed record ReleaseTexts(Guid PhaseId, IReadOnlyList<Guid> Texts, bool IsReleased) : IRequest<int>, IAudited
{
    public Act Act => new(IsReleased ? "survey.texts-released" : "survey.texts-withdrawn", PhaseId.ToString(), $"{Texts.Count}");
}

internal sealed class ReleaseTextsHandler(IsekDbContext db, SurveyTexts texts) : IRequestHandler<ReleaseTexts, int>
{
    public async Task<int> Handle(ReleaseTexts command, CancellationToken ct)
    {
        var rows = await texts.Of(command.PhaseId).Where(a => command.Texts.Contains(a.TextKey!.Value)).ToListAsync(ct);
        if (rows.Count == 0)
        {
            throw new RefusedException("Diesen Text gibt es nicht mehr.");
        }

        rows.ForEach(r => r.IsReleased = command.IsReleased);
        await db.SaveChangesAsync(ct);
        // Answers are nobody's page; these are.
        await db.RaiseRevisionAsync(ct);
        return rows.Count;
    }
}
