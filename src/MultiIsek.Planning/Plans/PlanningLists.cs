using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

/// <summary>The small lists that many pages need, kept per revision of the city: each costs one query when something was written, none otherwise. Read only.</summary>
internal sealed class PlanningLists(IsekDbContext db, TenantCache cache)
{
    public ValueTask<IReadOnlyList<Plan>> PlansAsync(CancellationToken ct) => ListAsync<Plan>("planning-plans", all => all.OrderBy(p => p.SortOrder), ct);

    /// <summary>All versions of all plans, oldest first.</summary>
    public ValueTask<IReadOnlyList<PlanVersion>> VersionsAsync(CancellationToken ct) => ListAsync<PlanVersion>("planning-versions", all => all.OrderBy(v => v.No), ct);

    public ValueTask<IReadOnlyDictionary<Guid, ElementType>> TypesAsync(CancellationToken ct) => MapAsync("planning-types", (ElementType t) => t.Id, ct);

    public ValueTask<IReadOnlyList<AttributeDefinition>> AttributesAsync(CancellationToken ct) =>
        ListAsync<AttributeDefinition>("planning-attributes", all => all.OrderBy(a => a.SortOrder), ct);

    public ValueTask<IReadOnlyDictionary<string, Term>> TermsAsync(CancellationToken ct) => MapAsync("planning-terms", (Term t) => t.Key, ct);

    public ValueTask<IReadOnlyDictionary<Guid, Organisation>> OrganisationsAsync(CancellationToken ct) => MapAsync("planning-organisations", (Organisation o) => o.Id, ct);

    public ValueTask<IReadOnlyList<ContactPerson>> ContactPersonsAsync(CancellationToken ct) =>
        ListAsync<ContactPerson>("planning-contact-persons", all => all.OrderBy(p => p.Key), ct);

    /// <summary>What the city says above its list of places.</summary>
    public ValueTask<string?> SpacesNoteAsync(CancellationToken ct) =>
        cache.GetAsync<string?>(db, "planning-spaces-note", async c => await db.Set<ListNote>().Where(n => n.List == "spaces").Select(n => n.Text).FirstOrDefaultAsync(c), ct);

    public ValueTask<IReadOnlyList<Space>> SpacesAsync(CancellationToken ct) => ListAsync<Space>("planning-spaces", all => all.OrderBy(s => s.SortOrder), ct);

    public ValueTask<IReadOnlyList<Involvement>> InvolvementsAsync(CancellationToken ct) =>
        ListAsync<Involvement>("planning-involvements", all => all.OrderBy(i => i.SortOrder), ct);

    public ValueTask<IReadOnlyList<ElementDocument>> DocumentsAsync(CancellationToken ct) =>
        ListAsync<ElementDocument>("planning-element-documents", all => all.OrderBy(d => d.SortOrder), ct);

    public ValueTask<IReadOnlyList<PlanRelation>> RelationsAsync(CancellationToken ct) => ListAsync<PlanRelation>("planning-relations", all => all.OrderBy(r => r.SortOrder), ct);

    public ValueTask<IReadOnlyList<ProcessStage>> StagesAsync(CancellationToken ct) => ListAsync<ProcessStage>("planning-stages", all => all.OrderBy(s => s.SortOrder), ct);

    /// <summary>Newest first.</summary>
    public ValueTask<IReadOnlyList<CouncilResolution>> ResolutionsAsync(CancellationToken ct) =>
        cache.GetAsync<IReadOnlyList<CouncilResolution>>(
            db,
            "planning-resolutions",
            async c => [.. (await db.Set<CouncilResolution>().AsNoTracking().ToListAsync(c)).OrderByDescending(r => r.DecidedOn)],
            ct
        );

    public ValueTask<IReadOnlyList<ResolutionClause>> ClausesAsync(CancellationToken ct) => ListAsync<ResolutionClause>("planning-clauses", all => all.OrderBy(c => c.No), ct);

    public ValueTask<IReadOnlyList<PriorityDecision>> PrioritiesAsync(CancellationToken ct) => ListAsync<PriorityDecision>("planning-priorities", all => all, ct);

    public ValueTask<IReadOnlyList<ClauseTarget>> TargetsAsync(CancellationToken ct) => ListAsync<ClauseTarget>("planning-targets", all => all.OrderBy(t => t.SortOrder), ct);

    public ValueTask<IReadOnlyList<Lineage>> LineagesAsync(CancellationToken ct) => ListAsync<Lineage>("planning-lineages", all => all, ct);

    public ValueTask<IReadOnlyList<ElementLink>> LinksAsync(CancellationToken ct) => ListAsync<ElementLink>("planning-links", all => all, ct);

    /// <summary>The tree of a version without its texts.</summary>
    public ValueTask<Outline> OutlineAsync(PlanVersion version, CancellationToken ct) =>
        cache.GetAsync(db, $"planning-outline-{version.Id}", c => Outline.LoadAsync(db, version, c), ct);

    /// <summary>The trees of several versions.</summary>
    public async ValueTask<IReadOnlyList<Outline>> OutlinesAsync(IEnumerable<PlanVersion> versions, CancellationToken ct)
    {
        List<Outline> outlines = [];
        foreach (var version in versions)
        {
            outlines.Add(await OutlineAsync(version, ct));
        }

        return outlines;
    }

    /// <summary>What is made of these lists alone is kept as long as they are.</summary>
    /// <param name="name">Unique in this module.</param>
    public ValueTask<T> MadeAsync<T>(string name, Func<CancellationToken, Task<T>> make, CancellationToken ct) => cache.GetAsync(db, $"planning-{name}", make, ct);

    // The query is made when it is needed: even to name a set costs more than a kept list.
    private ValueTask<IReadOnlyList<T>> ListAsync<T>(string name, Func<IQueryable<T>, IQueryable<T>> order, CancellationToken ct)
        where T : class => cache.GetAsync<IReadOnlyList<T>>(db, name, async c => await order(db.Set<T>().AsNoTracking()).ToListAsync(c), ct);

    private ValueTask<IReadOnlyDictionary<TKey, T>> MapAsync<TKey, T>(string name, Func<T, TKey> key, CancellationToken ct)
        where TKey : notnull
        where T : class => cache.GetAsync<IReadOnlyDictionary<TKey, T>>(db, name, async c => await db.Set<T>().AsNoTracking().ToDictionaryAsync(key, c), ct);
}
