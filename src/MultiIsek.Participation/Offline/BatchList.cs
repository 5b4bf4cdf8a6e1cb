using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Offline;

/// <summary>A batch with its scans.</summary>
/// <param name="Phase">Its key.</param>
internal sealed record BatchView(EntryBatch Batch, string Phase, IReadOnlyList<EntryOriginal> Originals)
{
    /// <summary>"H-2026-00017 bis H-2026-00020".</summary>
    public string Numbers => $"{Contribution.PublicNumber(Batch.Year, Batch.First)}{(Batch.Count > 1 ? $" bis {Contribution.PublicNumber(Batch.Year, Batch.Last)}" : "")}";

    public string Anchor => $"stapel-{Batch.Id:N}";

    /// <summary>Of its form for scans.</summary>
    public string Field => $"scan-{Batch.Id:N}";
}

/// <summary>Stapel mit ihren Scans: of a phase, and of contributions by their numbers.</summary>
internal sealed class BatchList(IsekDbContext db)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<BatchView>> OfPhaseAsync(ParticipationPhase phase, CancellationToken ct) =>
        await WithOriginalsAsync(db.Set<EntryBatch>().Where(b => b.PhaseId == phase.Id).OrderByDescending(b => b.EnteredAt).Take(Most), ct);

    /// <summary>Texts of cards that stand in the phase already, entered before: the row of each with the number of its contribution.</summary>
    public async Task<IReadOnlyList<(CardInput Card, string Number)>> KnownAsync(ParticipationPhase phase, IReadOnlyList<CardInput> cards, CancellationToken ct)
    {
        var texts = cards.Select(c => c.Text).Where(t => t.Length > 0).Distinct().ToList();
        var known = await db.Set<Contribution>()
            .Where(c => c.PhaseId == phase.Id && c.Channel != Channel.Web && texts.Contains(c.Text))
            .Select(c => new
            {
                c.Text,
                c.Year,
                c.Number,
            })
            .ToListAsync(ct);
        var numbers = known.GroupBy(k => k.Text).ToDictionary(g => g.Key, g => Contribution.PublicNumber(g.First().Year, g.First().Number));
        return [.. cards.Where(c => numbers.ContainsKey(c.Text)).Select(c => (c, numbers[c.Text]))];
    }

    /// <returns>By public number; those that came by the web are not there.</returns>
    public async Task<IReadOnlyDictionary<string, BatchView>> OfAsync(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        List<(int Year, int No)> wanted = [.. numbers.Select(Contribution.ParseNumber).OfType<(int, int)>()];
        if (wanted.Count == 0)
        {
            return new Dictionary<string, BatchView>();
        }

        var (from, to, years) = (wanted.Min(w => w.No), wanted.Max(w => w.No), wanted.Select(w => w.Year).Distinct().ToList());
        var batches = await WithOriginalsAsync(db.Set<EntryBatch>().Where(b => years.Contains(b.Year) && b.First <= to && b.Last >= from), ct);
        return wanted
            .Select(w => (w, Batch: batches.FirstOrDefault(b => b.Batch.Year == w.Year && b.Batch.First <= w.No && b.Batch.Last >= w.No)))
            .Where(w => w.Batch is not null)
            .ToDictionary(w => Contribution.PublicNumber(w.w.Year, w.w.No), w => w.Batch!);
    }

    private async Task<IReadOnlyList<BatchView>> WithOriginalsAsync(IQueryable<EntryBatch> which, CancellationToken ct)
    {
        var batches = await which.Join(db.Set<ParticipationPhase>(), b => b.PhaseId, p => p.Id, (b, p) => new { Batch = b, p.Key }).AsNoTracking().ToListAsync(ct);
        var ids = batches.ConvertAll(b => b.Batch.Id);
        var originals = ids.Count == 0 ? [] : await db.Set<EntryOriginal>().Where(o => ids.Contains(o.BatchId)).OrderBy(o => o.Id).AsNoTracking().ToListAsync(ct);
        var of = originals.ToLookup(o => o.BatchId);
        return [.. batches.OrderByDescending(b => b.Batch.EnteredAt).Select(b => new BatchView(b.Batch, b.Key, [.. of[b.Batch.Id]]))];
    }
}
