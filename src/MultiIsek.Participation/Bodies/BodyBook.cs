using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Bodies;

/// <summary>Finds invited bodies: by the code of a link, or those of a phase.</summary>
internal sealed class BodyBook(IsekDbContext db)
{
    /// <summary>What a body sent, as it sees it again.</summary>
    public sealed record Sent(Guid Id, int Year, int Number, DateTime ReceivedAt, Guid? ElementId, string Text, ContributionState State, Channel Channel)
    {
        public string PublicNumber => Contribution.PublicNumber(Year, Number);
    }

    /// <returns>Null for a code that is none, was withdrawn, or leads to a phase that is a draft.</returns>
    public async Task<(InvitedBody Body, ParticipationPhase Phase)?> FindAsync(string? code, CancellationToken ct)
    {
        if (ReceiptCode.Parse(code)?.Hash is not { } hash)
        {
            return null;
        }

        var found = await db.Set<BodyLetter>()
            .Where(l => l.CodeHash == hash)
            .Join(db.Set<InvitedBody>().Where(b => b.WithdrawnAt == null), l => l.BodyId, b => b.Id, (l, b) => b)
            .Join(db.Set<ParticipationPhase>().Where(p => !p.IsDraft && p.Kind == PhaseKind.PublicBodies), b => b.PhaseId, p => p.Id, (b, p) => new { Body = b, Phase = p })
            .AsNoTracking()
            .FirstOrDefaultAsync(ct);
        return found is null ? null : (found.Body, found.Phase);
    }

    public Task<List<InvitedBody>> OfPhaseAsync(Guid phase, CancellationToken ct) =>
        db.Set<InvitedBody>().AsNoTracking().Where(b => b.PhaseId == phase).OrderBy(b => b.Name).ToListAsync(ct);

    public async Task<ILookup<Guid, BodyLetter>> LettersAsync(Guid phase, CancellationToken ct) =>
        (
            await db.Set<BodyLetter>().AsNoTracking().Where(l => db.Set<InvitedBody>().Any(b => b.Id == l.BodyId && b.PhaseId == phase)).OrderBy(l => l.SentAt).ToListAsync(ct)
        ).ToLookup(l => l.BodyId);

    /// <summary>By body.</summary>
    public async Task<ILookup<Guid, Sent>> SentAsync(Guid phase, Guid? body, CancellationToken ct) =>
        (
            await db.Set<BodyStatement>()
                .Where(s => body == null || s.BodyId == body)
                .Join(
                    db.Set<Contribution>().Where(c => c.PhaseId == phase),
                    s => s.ContributionId,
                    c => c.Id,
                    (s, c) =>
                        new
                        {
                            s.BodyId,
                            c.Id,
                            c.Year,
                            c.Number,
                            c.ReceivedAt,
                            c.ElementId,
                            c.Text,
                            c.State,
                            c.Channel,
                        }
                )
                .OrderBy(c => c.ReceivedAt)
                .ThenBy(c => c.Number)
                .ToListAsync(ct)
        ).ToLookup(c => c.BodyId, c => new Sent(c.Id, c.Year, c.Number, c.ReceivedAt, c.ElementId, c.Text, c.State, c.Channel));
}

internal static class HeldStatements
{
    /// <summary>Without statements that appear only with the result of their phase.</summary>
    public static IQueryable<Contribution> WithoutHeld(this IQueryable<Contribution> contributions, IsekDbContext db) =>
        contributions.Where(c => !db.Set<ParticipationPhase>().Any(p => p.Id == c.PhaseId && p.Kind == PhaseKind.PublicBodies && p.ResultPublishedOn == null));
}
