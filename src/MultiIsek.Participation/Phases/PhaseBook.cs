using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Phases;

/// <summary>A phase as it was read, with the documents of its result. Shared by requests: never change it.</summary>
internal sealed record PhaseRow(ParticipationPhase Phase, IReadOnlyList<Guid> Documents);

/// <summary>
/// Phasenbuch: the city's phases as of now, one query per revision of the content, and how many contributions each paragraph has, one query per write.
/// A draft is in none of its answers, so that no page can show one.
/// </summary>
internal sealed class PhaseBook(IsekDbContext db, TenantCache cache, TimeProvider time) : IBoundarySource
{
    private static readonly IReadOnlyDictionary<int, int> None = new Dictionary<int, int>();

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => Berlin.Day(Now);

    /// <summary>All that are not drafts, in the city's order. What was said at an event is found at the event.</summary>
    public async ValueTask<IReadOnlyList<PhaseRow>> ListAsync(CancellationToken ct = default) => [.. (await PublicAsync(ct)).Where(p => p.Phase.EventId is null)];

    public async ValueTask<PhaseRow?> FindAsync(string key, CancellationToken ct = default) => (await ListAsync(ct)).FirstOrDefault(p => p.Phase.Key == key);

    /// <summary>Those of events, too.</summary>
    public async ValueTask<PhaseRow?> FindAsync(Guid id, CancellationToken ct = default) => (await PublicAsync(ct)).FirstOrDefault(p => p.Phase.Id == id);

    /// <summary>Versions that public phases are about, save those of which nothing is told yet.</summary>
    public async ValueTask<HashSet<Guid>> DiscussedAsync(CancellationToken ct = default) =>
        [.. (await ListAsync(ct)).Select(r => r.Phase).Where(p => p.Discloses()).Select(p => p.PlanVersionId).OfType<Guid>()];

    /// <summary>Those that are open now.</summary>
    public async ValueTask<IReadOnlyList<PhaseRow>> OpenAsync(CancellationToken ct = default)
    {
        var now = Now;
        return [.. (await PhasesAsync(ct)).Where(p => p.Phase.EventId is null && p.Phase.StateAt(now) == PhaseState.Open)];
    }

    /// <summary>The phase in which this element of this version can be commented now.</summary>
    public async ValueTask<PhaseRow?> OpenForAsync(Guid element, Guid version, ElementRole role, bool isCommentable, CancellationToken ct = default) =>
        (await OpenAsync(ct)).FirstOrDefault(p => p.Phase.Takes(element, version, role, isCommentable));

    /// <summary>Published contributions of an element by paragraph.</summary>
    public async ValueTask<IReadOnlyDictionary<int, int>> CountsAsync(Guid version, Guid element, CancellationToken ct = default) =>
        (await CountsAsync(ct)).GetValueOrDefault((version, element)) ?? None;

    /// <summary>How many published contributions an element has in each version in which it has any.</summary>
    public async ValueTask<IReadOnlyList<(Guid Version, int Published)>> VersionsAsync(Guid element, CancellationToken ct = default) =>
        [.. (await CountsAsync(ct)).Where(c => c.Key.Element == element).Select(c => (c.Key.Version, c.Value.Values.Sum())).Where(c => c.Item2 > 0)];

    /// <summary>The phase that speaks for the city now: the open one that ends first, else the next one, else the last one.</summary>
    public async ValueTask<(PhaseRow? Row, int OthersOpen)> CurrentAsync(CancellationToken ct = default)
    {
        var now = Now;
        // Where only invited bodies are heard, nobody else can do anything now.
        var rows = (await ListAsync(ct)).Where(p => p.Phase.Kind != PhaseKind.PublicBodies).ToList();
        var open = rows.Where(p => p.Phase.StateAt(now) == PhaseState.Open).OrderBy(p => p.Phase.EndsAt ?? DateTime.MaxValue).ToList();
        var row =
            open.FirstOrDefault()
            ?? rows.Where(p => p.Phase.StateAt(now) == PhaseState.Scheduled).MinBy(p => p.Phase.StartsAt)
            ?? rows.OrderByDescending(p => p.Phase.EndsAt ?? DateTime.MinValue).ThenByDescending(p => p.Phase.SortOrder).FirstOrDefault();
        return (row, Math.Max(0, open.Count - 1));
    }

    public async ValueTask<DateTime?> NextAsync(DateTime now, CancellationToken ct) =>
        (await PhasesAsync(ct)).Where(p => !p.Phase.IsDraft).SelectMany(p => new[] { p.Phase.StartsAt, p.Phase.EndsAt }).Where(t => t > now).DefaultIfEmpty().Min();

    private async ValueTask<IReadOnlyList<PhaseRow>> PublicAsync(CancellationToken ct)
    {
        var now = Now;
        return [.. (await PhasesAsync(ct)).Where(p => p.Phase.StateAt(now) != PhaseState.Draft)];
    }

    private ValueTask<IReadOnlyList<PhaseRow>> PhasesAsync(CancellationToken ct) => cache.GetAsync(db, "participation.phases", LoadPhasesAsync, ct);

    /// <summary>Published contributions by version and element, then by paragraph.</summary>
    public ValueTask<IReadOnlyDictionary<(Guid Version, Guid Element), IReadOnlyDictionary<int, int>>> CountsAsync(CancellationToken ct = default) =>
        cache.GetUntilWrittenAsync(db, "participation.counts", LoadCountsAsync, ct);

    private async Task<IReadOnlyList<PhaseRow>> LoadPhasesAsync(CancellationToken ct)
    {
        var rows = await db.Set<ParticipationPhase>()
            .AsNoTracking()
            .OrderBy(p => p.SortOrder)
            .ThenBy(p => p.Key)
            .Select(p => new { Phase = p, Documents = db.Set<PhaseDocument>().Where(d => d.PhaseId == p.Id).OrderBy(d => d.SortOrder).Select(d => d.DocumentId).ToList() })
            .AsSingleQuery()
            .ToListAsync(ct);
        return [.. rows.Select(r => new PhaseRow(r.Phase, r.Documents))];
    }

    private async Task<IReadOnlyDictionary<(Guid Version, Guid Element), IReadOnlyDictionary<int, int>>> LoadCountsAsync(CancellationToken ct) =>
        (await db.Set<ContributionCount>().AsNoTracking().ToListAsync(ct))
            .GroupBy(c => (c.PlanVersionId, c.ElementId))
            .ToDictionary(g => g.Key, g => (IReadOnlyDictionary<int, int>)g.ToDictionary(c => c.Paragraph, c => c.Published));
}
