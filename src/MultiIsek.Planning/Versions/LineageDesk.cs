using MultiIsek.Planning.Comparison;
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

    /// <summary>What elements of the later version are called where one is chosen: number and title, and for those that share both where they stand.</summary>
    public IReadOnlyDictionary<Guid, string> Names => field ??= NamesOf(Later);

    /// <summary>What somebody typed or chose: the name, the key, or number and title where only one has them.</summary>
    public ElementHead? Find(string typed) => Later.Find(typed) ?? (ByName[typed].ToList() is [var one] ? one : null);

    /// <summary>Several have this number and title.</summary>
    public bool IsAmbiguous(string typed) => Later.Find(typed) is null && ByName[typed].Count() > 1;

    private ILookup<string, ElementHead> ByName =>
        field ??= Later
            .All.SelectMany(h => new[] { h.Label, Names[h.Id] }.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (Name: name, Head: h)))
            .ToLookup(n => n.Name, n => n.Head, StringComparer.OrdinalIgnoreCase);

    private static Dictionary<Guid, string> NamesOf(Outline outline)
    {
        var names = outline.All.ToDictionary(h => h.Id, h => h.Label);
        Distinguish(outline, names, h => outline.Find(h.ParentId) is { } above ? $"unter „{above.Label}“" : "ganz oben");
        Distinguish(outline, names, h => h.Key);
        return names;
    }

    private static void Distinguish(Outline outline, Dictionary<Guid, string> names, Func<ElementHead, string> more)
    {
        foreach (var head in outline.All.GroupBy(h => names[h.Id], StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).SelectMany(g => g).ToList())
        {
            names[head.Id] = $"{names[head.Id]} ({more(head)})";
        }
    }
}

/// <summary>Verbleibsnachweis: reads what became of every element of the version that another one is based on, or of another plan's that it succeeds.</summary>
internal sealed class LineageDesk(PlanningLists lists, Ancestry ancestry, ComparedVersions compared)
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

    /// <summary>Over all versions between the two.</summary>
    /// <param name="isForAll">As <see cref="Ancestry.BetweenAsync"/>.</param>
    /// <returns>Null where the later one does not come from the earlier.</returns>
    public async Task<LineageReport?> CoverageAsync(PlanVersion earlier, Plan plan, PlanVersion version, bool isForAll, CancellationToken ct)
    {
        if (!await ancestry.IsForebearAsync(earlier, version, ct))
        {
            return null;
        }

        var (from, later, types) = (await lists.OutlineAsync(earlier, ct), await lists.OutlineAsync(version, ct), await lists.TypesAsync(ct));
        var descents = await ancestry.BetweenAsync(earlier, version, isForAll, ct);
        return new(plan, version, earlier, [.. from.All.Select(h => Line(h, types, descents.Of(h.Id), later))], later);
    }

    /// <summary>What plainly became of elements that the later version still has: kept, changed or moved, by what a reader of the comparison is shown.</summary>
    public async Task<IReadOnlyDictionary<Guid, Fate>> ProposeAsync(PlanVersion earlier, PlanVersion later, CancellationToken ct) =>
        (await compared.PairAsync(earlier, later, isForAll: false, ct))
            .Elements.Where(d => d.Before is { } was && was.Id == d.After?.Id)
            .ToDictionary(
                d => d.Before!.Id,
                d =>
                    d.Is(DiffKind.Moved) ? Fate.Moved
                    : d.Differences.All(IsBeside) ? Fate.Kept
                    : Fate.Changed
            );

    /// <summary>No change of the element itself: its number counts through the plan, what committees decide belongs to no version, others were joined to it.</summary>
    private static bool IsBeside(Difference difference) =>
        difference.Kind is DiffKind.Renumbered or DiffKind.Merged or DiffKind.Split || difference.Label == VersionComparison.DecidedLabel;

    private static FateLine Line(ElementHead head, IReadOnlyDictionary<Guid, ElementType> types, Descent said, Outline later) =>
        new(head, types[head.TypeId].Singular, said.Fate, [.. said.To.Select(to => later.Find(to)).OfType<ElementHead>()], said.Reason ?? "", later.Find(head.Id));

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
