using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Rooms;

/// <summary>A round with its event and phase.</summary>
internal sealed record Room(string Code, PublicEvent Event, ParticipationPhase Phase)
{
    public string Url => UrlOf(Code);
    public string AskUrl => $"{Url}/stellen";
    public string ScreenUrl => $"{Url}/leinwand";

    public static string UrlOf(string code) => $"/fragen/{code}";

    public bool IsOpenAt(DateTime now) => Phase.StateAt(now) == PhaseState.Open;
}

internal sealed record RoomQuestion(Guid Id, string Number, string Text, int Supports, DateTime ReceivedAt, ContributionState State, bool IsAnswered)
{
    public string Anchor => Number.ToLowerInvariant();
}

/// <summary>Fragerunden und ihre Fragen.</summary>
internal sealed class RoomBook(IsekDbContext db)
{
    /// <summary>Questions of one evening: those not answered yet come first, and of those the ones with the most support.</summary>
    private const int Most = 300;
    private static readonly ContributionState[] ForAll = [ContributionState.Published];
    private static readonly ContributionState[] ForStaff = [ContributionState.Pending, ContributionState.Published, ContributionState.Blocked];

    public async Task<Room?> FindAsync(string? typed, CancellationToken ct) =>
        QuestionRound.ParseCode(typed) is { } code
            ? await db.Set<QuestionRound>()
                .Where(r => r.Code == code)
                .Join(db.Set<ParticipationPhase>(), r => r.PhaseId, p => p.Id, (r, p) => new { r.Code, Phase = p })
                .Join(db.Set<PublicEvent>(), r => r.Phase.EventId, e => e.Id, (r, e) => new Room(r.Code, e, r.Phase))
                .AsNoTracking()
                .FirstOrDefaultAsync(ct)
            : null;

    public Task<string?> CodeAsync(Guid phase, CancellationToken ct) => db.Set<QuestionRound>().Where(r => r.PhaseId == phase).Select(r => r.Code).FirstOrDefaultAsync(ct);

    /// <summary>Of one event.</summary>
    public Task<string?> CodeOfEventAsync(Guid happening, CancellationToken ct) =>
        db.Set<QuestionRound>().Where(r => db.Set<ParticipationPhase>().Any(p => p.Id == r.PhaseId && p.EventId == happening)).Select(r => r.Code).FirstOrDefaultAsync(ct);

    /// <summary>Most support first, then the oldest; what is answered stands behind.</summary>
    /// <param name="forStaff">With those that wait and those that are hidden.</param>
    public async Task<IReadOnlyList<RoomQuestion>> QuestionsAsync(Guid phase, bool forStaff, CancellationToken ct)
    {
        List<RoomQuestion> questions = [];
        // Asked one by one: a flood of those that wait, or of those that are hidden, does not push the others off the list.
        foreach (var state in forStaff ? ForStaff : ForAll)
        {
            questions.AddRange(await QuestionsAsync(phase, state, ct));
        }

        return questions;
    }

    private async Task<IReadOnlyList<RoomQuestion>> QuestionsAsync(Guid phase, ContributionState state, CancellationToken ct)
    {
        var rows = await db.Set<Contribution>()
            .Where(c => c.PhaseId == phase && c.Channel == Channel.Event && c.State == state)
            .Select(c => new
            {
                c.Id,
                c.Year,
                c.Number,
                c.Text,
                c.Supports,
                c.ReceivedAt,
                IsAnswered = db.Set<AnsweredQuestion>().Any(a => a.ContributionId == c.Id),
            })
            .OrderBy(c => c.IsAnswered)
            .ThenByDescending(c => c.Supports)
            .ThenBy(c => c.ReceivedAt)
            .ThenBy(c => c.Id)
            .Take(Most)
            .AsSingleQuery()
            .ToListAsync(ct);
        return [.. rows.Select(r => new RoomQuestion(r.Id, Contribution.PublicNumber(r.Year, r.Number), r.Text, r.Supports, r.ReceivedAt, state, r.IsAnswered))];
    }
}
