using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
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

    /// <summary>Per cent of the earlier elements whose fate is known, never rounded up to all of them.</summary>
    public int Coverage => Lines.Count == 0 ? 0 : Known * 100 / Lines.Count;

    /// <summary>The gate before the council asks for this lineage; that between two plans is told for its own sake.</summary>
    public bool IsRequired => Earlier is not null && Earlier.Id == Version.BasedOnId;

    /// <summary>Every element of the later version with those of the earlier from which it comes; none for what is new.</summary>
    public IReadOnlyList<(ElementHead Element, IReadOnlyList<ElementHead> From)> Origins =>
        field ??= [
            .. Later.All.Select(h =>
                (h, (IReadOnlyList<ElementHead>)[.. Lines.Where(l => l.To.Any(t => t.Id == h.Id) || (l.To.Count == 0 && l.There?.Id == h.Id)).Select(l => l.From)])
            ),
        ];

    /// <summary>Elements of the later version that come from none of the earlier.</summary>
    public IReadOnlyList<ElementHead> New { get; } = [.. Later.All.Where(h => Lines.All(l => l.To.All(t => t.Id != h.Id)))];
}

/// <summary>Verbleibsnachweis: reads what became of every element of the version that another one is based on, or of another plan's that it succeeds.</summary>
internal sealed class LineageDesk(IsekDbContext db, PlanningLists lists)
{
    private static readonly PlanRelationKind[] Succeeding = [PlanRelationKind.Continues, PlanRelationKind.Replaces, PlanRelationKind.BuildsOn];

    /// <summary>
    /// Versions from whose elements this one's may come: the one that it is based on; those of plans that its plan continues, replaces or builds on; and those
    /// of which something was said already. The first is meant where nobody has said which.
    /// </summary>
    public async Task<IReadOnlyList<PlanVersion>> EarlierAsync(PlanVersion version, CancellationToken ct)
    {
        var all = await lists.VersionsAsync(ct);
        var plans = (await lists.RelationsAsync(ct)).Where(r => r.PlanId == version.PlanId && Succeeding.Contains(r.Kind)).Select(r => r.ToPlanId).OfType<Guid>().ToHashSet();
        var told = (await lists.LineagesAsync(ct)).Where(l => l.ToVersionId == version.Id).Select(l => l.FromVersionId).ToHashSet();
        return
        [
            .. all.Where(v => v.Id != version.Id && (v.Id == version.BasedOnId || told.Contains(v.Id) || (plans.Contains(v.PlanId) && v.State != PlanVersionState.Discarded)))
                .OrderByDescending(v => v.Id == version.BasedOnId)
                .ThenByDescending(v => told.Contains(v.Id))
                .ThenByDescending(v => v.State == PlanVersionState.Adopted)
                .ThenByDescending(v => v.No),
        ];
    }

    /// <param name="from">The earlier version; null for the one that it is based on.</param>
    public async Task<LineageReport> LoadAsync(Plan plan, PlanVersion version, CancellationToken ct, Guid? from = null)
    {
        var later = await lists.OutlineAsync(version, ct);
        if ((await lists.VersionsAsync(ct)).FirstOrDefault(v => v.Id == (from ?? version.BasedOnId)) is not { } earlier)
        {
            return new(plan, version, null, [], later);
        }

        var types = await lists.TypesAsync(ct);
        var outline = await lists.OutlineAsync(earlier, ct);
        var fates = (await lists.LineagesAsync(ct)).Where(l => l.ToVersionId == version.Id && l.FromVersionId == earlier.Id).ToLookup(l => l.FromElementId);
        return new(plan, version, earlier, [.. outline.All.Select(h => Line(h, types, [.. fates[h.Id]], later))], later);
    }

    /// <returns>Null where nothing is said of the earlier version's elements.</returns>
    public async Task<LineageReport?> CoverageAsync(PlanVersion earlier, Plan plan, PlanVersion version, CancellationToken ct) =>
        version.BasedOnId == earlier.Id || (await lists.LineagesAsync(ct)).Any(l => l.ToVersionId == version.Id && l.FromVersionId == earlier.Id)
            ? await LoadAsync(plan, version, ct, earlier.Id)
            : null;

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
