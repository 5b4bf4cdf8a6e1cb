using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Surveys;

internal enum SurveyOutcome
{
    Stored,

    /// <summary>The same form came before.</summary>
    Repeated,
    Closed,

    /// <summary>Questions were changed since the form was shown.</summary>
    Changed,
}

/// <summary>
/// Stores answers and drafts. As with support, the first statement writes to the phase where it is open at this moment, which keeps the deadline and makes all who write
/// take turns; whoever comes second with the same form sees the row of the one before, and all of it is undone.
/// </summary>
internal sealed class SurveyStore(IsekDbContext db, TimeProvider time)
{
    /// <param name="revision">Of the phase whose questions were answered.</param>
    /// <param name="draft">Hash of the code of a draft that ends with these answers.</param>
    public async Task<SurveyOutcome> AddAsync(Guid phase, int revision, Guid submission, IReadOnlyList<SurveyAnswer> answers, string? draft, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Open(phase, revision).ExecuteUpdateAsync(s => s.SetProperty(p => p.Participants, p => p.Participants + 1), ct) == 0)
        {
            return await HasAsync(submission, ct) ? SurveyOutcome.Repeated
                : await IsOpenAsync(phase, ct) ? SurveyOutcome.Changed
                : SurveyOutcome.Closed;
        }

        if (await HasAsync(submission, ct))
        {
            return SurveyOutcome.Repeated;
        }

        var row = new SurveySubmission
        {
            PhaseId = phase,
            SubmissionId = submission,
            ReceivedOn = Today,
        };
        db.Add(row);
        db.AddRange(
            answers.Select(a => new SurveyAnswer
            {
                SubmissionId = row.Id,
                Question = a.Question,
                Item = a.Item,
                Choice = a.Choice,
                Number = a.Number,
                Longitude = a.Longitude,
                Latitude = a.Latitude,
                Text = a.Text,
                TextKey = a.Text is null ? null : RandomId.New(),
            })
        );
        await db.SaveChangesAsync(ct);
        if (draft is not null)
        {
            await db.Set<SurveyDraft>().Where(d => d.CodeHash == draft && d.PhaseId == phase).ExecuteDeleteAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return SurveyOutcome.Stored;
    }

    /// <summary>Keeps what was typed so far. Answers false when the phase is not open.</summary>
    public async Task<bool> KeepAsync(Guid phase, ReceiptCode code, SurveyInput input, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Changes nothing but waits for, and locks out, whoever ends the phase or changes its questions at this moment.
        if (await Open(phase, null).ExecuteUpdateAsync(s => s.SetProperty(p => p.Participants, p => p.Participants), ct) == 0)
        {
            return false;
        }

        var (hash, answers, today) = (code.Hash, input.ToText(), Today);
        var kept = await db.Set<SurveyDraft>()
            .Where(d => d.CodeHash == hash && d.PhaseId == phase)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.Answers, answers).SetProperty(d => d.SavedOn, today), ct);
        if (kept == 0)
        {
            db.Add(
                new SurveyDraft
                {
                    CodeHash = hash,
                    PhaseId = phase,
                    Answers = answers,
                    SavedOn = today,
                }
            );
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task<SurveyInput?> FindDraftAsync(Guid phase, string hash, CancellationToken ct) =>
        await db.Set<SurveyDraft>().Where(d => d.CodeHash == hash && d.PhaseId == phase).Select(d => d.Answers).FirstOrDefaultAsync(ct) is { } kept
            ? SurveyInput.Parse(kept)
            : null;

    private DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);

    private Task<bool> HasAsync(Guid submission, CancellationToken ct) => db.Set<SurveySubmission>().AnyAsync(s => s.SubmissionId == submission, ct);

    private Task<bool> IsOpenAsync(Guid phase, CancellationToken ct) => Open(phase, null).AnyAsync(ct);

    private IQueryable<ParticipationPhase> Open(Guid phase, int? revision) =>
        db.Set<ParticipationPhase>().OpenAt(time.GetUtcNow().UtcDateTime).Where(p => p.Id == phase && p.Kind == PhaseKind.Survey && (revision == null || p.Revision == revision));
}
