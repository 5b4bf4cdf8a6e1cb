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
    /// <summary>Questions of one evening; those with the most support are among them.</summary>
    private const int Most = 300;

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
        var rows = await db.Set<Contribution>()
            .Where(c => c.PhaseId == phase && c.Channel == Channel.Event)
            .Where(c => c.State == ContributionState.Published || (forStaff && (c.State == ContributionState.Pending || c.State == ContributionState.Blocked)))
            .OrderByDescending(c => c.Supports)
            .ThenBy(c => c.ReceivedAt)
            .ThenBy(c => c.Id)
            .Take(Most)
            .Select(c => new
            {
                c.Id,
                c.Year,
                c.Number,
                c.Text,
                c.Supports,
                c.ReceivedAt,
                c.State,
                IsAnswered = db.Set<AnsweredQuestion>().Any(a => a.ContributionId == c.Id),
            })
            .AsSingleQuery()
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new RoomQuestion(r.Id, Contribution.PublicNumber(r.Year, r.Number), r.Text, r.Supports, r.ReceivedAt, r.State, r.IsAnswered))
                .OrderBy(r => r.IsAnswered),
        ];
    }
}
