using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Departments;
using MultiIsek.Participation.Offline;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Photos;
using MultiIsek.Participation.Rooms;
using MultiIsek.Participation.Supports;
using MultiIsek.Participation.Surveys;
using MultiIsek.Participation.Walks;

namespace MultiIsek.Participation.Retention;

/// <summary>
/// Nimmt Beiträgen die Person oder den Text, by statements over many rows at once: nothing is loaded. Part of the caller's transaction, which also says to the
/// caches that something changed.
/// </summary>
internal sealed class ContributionEraser(IsekDbContext db)
{
    private static readonly ContributionState[] Unpublished = [ContributionState.Pending, ContributionState.Blocked, ContributionState.Withdrawn];

    /// <summary>Published contributions lose name and account; text and place stay.</summary>
    /// <param name="keepsCode">The receipt still leads there. It names nobody, and only its owner knows it.</param>
    /// <returns>How many had something to lose.</returns>
    public async Task<int> ForgetPersonsAsync(Expression<Func<Contribution, bool>> whose, bool keepsCode, CancellationToken ct)
    {
        var rows = db.Set<Contribution>().Where(whose).Where(c => c.State == ContributionState.Published && (c.Name != null || c.AuthorId != null));
        if (!keepsCode)
        {
            await rows.ExecuteUpdateAsync(s => s.SetProperty(c => c.ReceiptHash, ""), ct);
        }

        return await rows.ExecuteUpdateAsync(s => s.SetProperty(c => c.Name, (string?)null).SetProperty(c => c.ShowsName, false).SetProperty(c => c.AuthorId, (Guid?)null), ct);
    }

    /// <summary>What nobody can read goes altogether. Where others answered, an empty row keeps their place.</summary>
    /// <param name="onWish">Then that row says so.</param>
    public async Task<int> DeleteUnpublishedAsync(Expression<Func<Contribution, bool>> whose, bool onWish, CancellationToken ct)
    {
        var rows = db.Set<Contribution>().Where(whose).Where(c => Unpublished.Contains(c.State));
        await DeleteWhatIsAboutAsync(rows, ct);
        // Answers first: what only they kept in place can go after them.
        var gone = await rows.Where(c => c.ParentId != null).ExecuteDeleteAsync(ct);
        gone += await rows.Where(c => !db.Set<Contribution>().Any(a => a.ParentId == c.Id)).ExecuteDeleteAsync(ct);
        if (onWish)
        {
            gone += await rows.ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContributionState.Erased), ct);
            await EmptyAsync(db.Set<Contribution>().Where(whose).Where(c => c.State == ContributionState.Erased), ct);
            return gone;
        }

        return gone + await EmptyAsync(rows.Where(c => c.Text != ""), ct);
    }

    /// <summary>Invited bodies lose their addresses and links. What they said is an organisation's, and part of the file: it stays as it is.</summary>
    public async Task<int> ForgetBodiesAsync(Guid phase, CancellationToken ct)
    {
        var bodies = db.Set<InvitedBody>().Where(b => b.PhaseId == phase);
        await db.Set<BodyLetter>().Where(l => bodies.Any(b => b.Id == l.BodyId)).ExecuteUpdateAsync(s => s.SetProperty(l => l.Email, "").SetProperty(l => l.CodeHash, ""), ct);
        return await bodies.Where(b => b.Email != null).ExecuteUpdateAsync(s => s.SetProperty(b => b.Email, (string?)null), ct);
    }

    /// <summary>Scans of letters and cards: handwriting, names and addresses stand in them.</summary>
    public IQueryable<EntryOriginal> OriginalsOf(Guid phase) => db.Set<EntryOriginal>().Where(o => db.Set<EntryBatch>().Any(b => b.Id == o.BatchId && b.PhaseId == phase));

    /// <summary>What somebody wrote freely in a survey; counts stay, since they are nobody's.</summary>
    /// <remarks>A place is moved to the middle of its smallest square: maps and counts stay as they are, and nobody's door is kept.</remarks>
    public async Task<int> ForgetSurveyTextsAsync(Guid phase, CancellationToken ct)
    {
        var answers = db.Set<SurveyAnswer>().Where(a => db.Set<SurveySubmission>().Any(s => s.Id == a.SubmissionId && s.PhaseId == phase));
        await answers
            .Where(a => a.Longitude != null && a.Latitude != null)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(a => a.Longitude, a => (Math.Floor(a.Longitude!.Value / PlaceCells.Wide) + 0.5) * PlaceCells.Wide)
                        .SetProperty(a => a.Latitude, a => (Math.Floor(a.Latitude!.Value / PlaceCells.Tall) + 0.5) * PlaceCells.Tall),
                ct
            );
        return await answers.Where(a => a.Text != null).ExecuteDeleteAsync(ct);
    }

    /// <summary>What somebody began and can no longer send.</summary>
    public Task<int> DropSurveyDraftsAsync(Guid phase, CancellationToken ct) => db.Set<SurveyDraft>().Where(d => d.PhaseId == phase).ExecuteDeleteAsync(ct);

    /// <summary>The text of published contributions goes with the person; number and place stay. Counts follow.</summary>
    /// <param name="author">Rows that were erased before have none.</param>
    public async Task<int> EmptyPublishedAsync(Guid author, CancellationToken ct)
    {
        var taken = await db.Set<Contribution>()
            .Where(c => c.AuthorId == author && c.State == ContributionState.Published)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContributionState.Erased), ct);
        // Counted now: these rows are ours, and moderation can no longer touch them.
        var rows = db.Set<Contribution>().Where(c => c.AuthorId == author && c.State == ContributionState.Erased);
        var places = await rows.Where(c => c.PlanVersionId != null && c.ElementId != null)
            .GroupBy(c => new
            {
                c.PlanVersionId,
                c.ElementId,
                c.Paragraph,
            })
            .Select(g => new { Place = g.Key, Count = g.Count() })
            .ToListAsync(ct);
        foreach (var (place, count) in places.Select(p => (p.Place, p.Count)).OrderBy(p => (p.Place.PlanVersionId, p.Place.ElementId, p.Place.Paragraph)))
        {
            await db.Set<ContributionCount>()
                .Where(k => k.PlanVersionId == place.PlanVersionId && k.ElementId == place.ElementId && k.Paragraph == place.Paragraph)
                .ExecuteUpdateAsync(s => s.SetProperty(k => k.Published, k => k.Published - count), ct);
        }

        await DeleteWhatIsAboutAsync(rows, ct);
        await EmptyAsync(rows, ct);
        return taken;
    }

    // Reports and statements quote what they are about.
    private async Task DeleteWhatIsAboutAsync(IQueryable<Contribution> rows, CancellationToken ct)
    {
        await db.Set<ContributionReport>().Where(r => rows.Any(c => c.Id == r.ContributionId)).ExecuteDeleteAsync(ct);
        await db.Set<DepartmentStatement>().Where(s => rows.Any(c => c.Id == s.ContributionId)).ExecuteDeleteAsync(ct);
        await db.Set<ContributionSupport>().Where(s => rows.Any(c => c.Id == s.ContributionId)).ExecuteDeleteAsync(ct);
        // Their files go with the next sweep: nothing names them any more.
        await db.Set<ContributionPhoto>().Where(p => rows.Any(c => c.Id == p.ContributionId)).ExecuteDeleteAsync(ct);
        await db.Set<AnsweredQuestion>().Where(a => rows.Any(c => c.Id == a.ContributionId)).ExecuteDeleteAsync(ct);
        await db.Set<BodyStatement>().Where(s => rows.Any(c => c.Id == s.ContributionId)).ExecuteDeleteAsync(ct);
        await db.Set<SiteFinding>().Where(f => rows.Any(c => c.Id == f.ContributionId)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Who supported or weighed is forgotten; how many did, and what, stays.</summary>
    public async Task ForgetVotersAsync(Guid phase, CancellationToken ct)
    {
        await db.Set<ContributionSupport>().Where(s => db.Set<Contribution>().Any(c => c.Id == s.ContributionId && c.PhaseId == phase)).ExecuteDeleteAsync(ct);
        await db.Set<BallotVoter>().Where(v => v.PhaseId == phase).ExecuteDeleteAsync(ct);
    }

    /// <summary>The same for one account, in every phase.</summary>
    public async Task ForgetSupporterAsync(Guid account, CancellationToken ct)
    {
        var voters = await VotersAsync(account, ct);
        await db.Set<ContributionSupport>().Where(s => voters.Contains(s.Voter)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Under which names an account supports and weighs.</summary>
    public async Task<List<string>> VotersAsync(Guid account, CancellationToken ct) =>
        [.. (await db.Set<ParticipationPhase>().Select(p => p.Id).ToListAsync(ct)).Select(p => ContributionSupport.VoterOf(p, account))];

    private static Task<int> EmptyAsync(IQueryable<Contribution> rows, CancellationToken ct) =>
        rows.ExecuteUpdateAsync(
            s =>
                s.SetProperty(c => c.Text, "")
                    .SetProperty(c => c.Name, (string?)null)
                    .SetProperty(c => c.ShowsName, false)
                    .SetProperty(c => c.AuthorId, (Guid?)null)
                    .SetProperty(c => c.BlockedReason, (string?)null)
                    .SetProperty(c => c.ReceiptHash, "")
                    .SetProperty(c => c.Title, c => c.Title == null ? null : "")
                    .SetProperty(c => c.PlaceNote, (string?)null)
                    .SetProperty(c => c.Longitude, (double?)null)
                    .SetProperty(c => c.Latitude, (double?)null)
                    .SetProperty(c => c.Shape, (string?)null)
                    .SetProperty(c => c.Reports, 0),
            ct
        );
}
