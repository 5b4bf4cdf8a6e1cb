using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Versions;

/// <summary>An element of the earlier version with what became of it.</summary>
/// <param name="Fate">Null while nobody has said.</param>
/// <param name="To">Elements of the later version.</param>
/// <param name="There">The same element in the later version; null when it is not in it any more.</param>
internal sealed record FateLine(ElementHead From, string Type, Fate? Fate, IReadOnlyList<ElementHead> To, string Reason, ElementHead? There)
{
    /// <summary>What it is in the later version; empty for nothing.</summary>
    public string Now =>
        To.Count > 0 ? string.Join(", ", To.Select(t => t.Label))
        : Fate is not Elements.Fate.Dropped && There is { } same ? same.Label
        : "";

    /// <summary>Names this state, so that nobody overwrites what they have not seen.</summary>
    public string Stamp => $"{Fate}|{string.Join(',', To.Select(t => t.Key).Order(StringComparer.Ordinal))}|{Reason}";
}

/// <param name="Earlier">Null for a version that is based on none.</param>
internal sealed record LineageReport(Plan Plan, PlanVersion Version, PlanVersion? Earlier, IReadOnlyList<FateLine> Lines, Outline Later)
{
    public int Known => Lines.Count(l => l.Fate is not null);

    /// <summary>Elements of the later version that come from none of the earlier.</summary>
    public IReadOnlyList<ElementHead> New { get; } = [.. Later.All.Where(h => Lines.All(l => l.To.All(t => t.Id != h.Id)))];
}

/// <summary>Verbleibsnachweis: reads what became of every element of the version that another one is based on.</summary>
internal sealed class LineageDesk(IsekDbContext db, PlanningLists lists)
{
    public async Task<LineageReport> LoadAsync(Plan plan, PlanVersion version, CancellationToken ct)
    {
        var later = await lists.OutlineAsync(version, ct);
        if ((await lists.VersionsAsync(ct)).FirstOrDefault(v => v.Id == version.BasedOnId) is not { } earlier)
        {
            return new(plan, version, null, [], later);
        }

        var types = await lists.TypesAsync(ct);
        var outline = await lists.OutlineAsync(earlier, ct);
        var fates = (await lists.LineagesAsync(ct)).Where(l => l.ToVersionId == version.Id && l.FromVersionId == earlier.Id).ToLookup(l => l.FromElementId);
        return new(plan, version, earlier, [.. outline.All.Select(h => Line(h, types, [.. fates[h.Id]], later))], later);
    }

    /// <returns>Null for a version that is not based on the earlier.</returns>
    public async Task<LineageReport?> CoverageAsync(PlanVersion earlier, Plan plan, PlanVersion version, CancellationToken ct) =>
        version.BasedOnId == earlier.Id ? await LoadAsync(plan, version, ct) : null;

    /// <summary>What plainly became of elements that the later version still has: kept, changed or moved.</summary>
    public async Task<IReadOnlyDictionary<Guid, Fate>> ProposeAsync(PlanVersion earlier, PlanVersion later, CancellationToken ct)
    {
        var before = await RowsAsync(earlier, ct);
        var after = await RowsAsync(later, ct);
        var types = (await lists.TypesAsync(ct)).ToDictionary(t => t.Key, t => t.Value.Key);
        Dictionary<Guid, Fate> fates = [];
        foreach (var (id, was) in before)
        {
            if (after.TryGetValue(id, out var now))
            {
                fates[id] =
                    was.ParentElementId != now.ParentElementId ? Fate.Moved
                    : HasSameWords(was, now) && types[was.TypeId] == types[now.TypeId] ? Fate.Kept
                    : Fate.Changed;
            }
        }

        return fates;
    }

    private static bool HasSameWords(ElementRevision was, ElementRevision now) =>
        was.Title == now.Title
        && was.Lead == now.Lead
        && was.Body.SequenceEqual(now.Body)
        && was.PlainLanguage.SequenceEqual(now.PlainLanguage)
        && DeskStructure.TextOf(was.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal)) == DeskStructure.TextOf(now.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal));

    private Task<Dictionary<Guid, ElementRevision>> RowsAsync(PlanVersion version, CancellationToken ct) =>
        db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == version.Id).ToDictionaryAsync(r => r.ElementId, ct);

    private static FateLine Line(ElementHead head, IReadOnlyDictionary<Guid, ElementType> types, IReadOnlyList<Lineage> fates, Outline later) =>
        new(
            head,
            types[head.TypeId].Singular,
            fates.Count == 0 ? null : fates[0].Fate,
            [.. fates.Select(f => later.Find(f.ToElementId)).OfType<ElementHead>()],
            fates.Select(f => f.Reason).FirstOrDefault(r => r is not null) ?? "",
            later.Find(head.Id)
        );
}
