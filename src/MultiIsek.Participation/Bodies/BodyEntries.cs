using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Bodies;

/// <summary>Stellungnahmen, die auf Papier kamen: entered by staff like other letters, each for a body of the list. Part of the caller's transaction.</summary>
internal sealed class BodyEntries(IsekDbContext db, BodyStore store)
{
    /// <summary>Whose letters can be entered; null for a phase in which anybody writes.</summary>
    public async Task<IReadOnlyList<string>?> NamesAsync(ParticipationPhase phase, CancellationToken ct) =>
        phase.Kind == PhaseKind.PublicBodies ? await db.Set<InvitedBody>().Where(b => b.PhaseId == phase.Id).OrderBy(b => b.Name).Select(b => b.Name).ToListAsync(ct) : null;

    /// <returns>False where one of them is of no body of the list.</returns>
    public async Task<bool> LinkAsync(ParticipationPhase phase, IReadOnlyList<Contribution> rows, CancellationToken ct)
    {
        if (phase.Kind != PhaseKind.PublicBodies)
        {
            return true;
        }

        var bodies = await db.Set<InvitedBody>().AsNoTracking().Where(b => b.PhaseId == phase.Id).ToDictionaryAsync(b => b.Name, b => b.Id, ct);
        if (rows.Any(r => r.Name is null || !bodies.ContainsKey(r.Name)))
        {
            return false;
        }

        db.AddRange(rows.Select(r => new BodyStatement { ContributionId = r.Id, BodyId = bodies[r.Name!] }));
        await db.SaveChangesAsync(ct);
        foreach (var row in rows)
        {
            await store.MarkAsync(bodies[row.Name!], AnswerOf(row.Text), row.ReceivedAt, ct);
        }

        return true;
    }

    public async Task UnlinkAsync(IReadOnlyCollection<Guid> contributions, CancellationToken ct)
    {
        var bodies = await db.Set<BodyStatement>().Where(s => contributions.Contains(s.ContributionId)).Select(s => s.BodyId).Distinct().ToListAsync(ct);
        await db.Set<BodyStatement>().Where(s => contributions.Contains(s.ContributionId)).ExecuteDeleteAsync(ct);
        await db.Set<InvitedBody>()
            .Where(b => bodies.Contains(b.Id) && !db.Set<BodyStatement>().Any(s => s.BodyId == b.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.AnsweredAt, (DateTime?)null).SetProperty(b => b.Answer, BodyAnswer.None), ct);
    }

    // As the form of the web writes it, with or without the full stop.
    private static BodyAnswer AnswerOf(string text) =>
        text.TrimEnd('.') == BodyWords.NoConcerns.TrimEnd('.') ? BodyAnswer.NoConcerns
        : text.TrimEnd('.') == BodyWords.NotAffected.TrimEnd('.') ? BodyAnswer.NotAffected
        : BodyAnswer.Statement;
}
