using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

/// <summary>The small lists that many pages need, kept per revision of the city: each costs one query when something was written, none otherwise. Read only.</summary>
internal sealed class PlanningLists(IsekDbContext db, TenantCache cache)
{
    public ValueTask<IReadOnlyList<Plan>> PlansAsync(CancellationToken ct) => ListAsync("plans", db.Set<Plan>().OrderBy(p => p.SortOrder), ct);

    /// <summary>All versions of all plans, oldest first.</summary>
    public ValueTask<IReadOnlyList<PlanVersion>> VersionsAsync(CancellationToken ct) => ListAsync("versions", db.Set<PlanVersion>().OrderBy(v => v.No), ct);

    public ValueTask<IReadOnlyDictionary<Guid, ElementType>> TypesAsync(CancellationToken ct) => MapAsync("types", db.Set<ElementType>(), t => t.Id, ct);

    public ValueTask<IReadOnlyList<AttributeDefinition>> AttributesAsync(CancellationToken ct) =>
        ListAsync("attributes", db.Set<AttributeDefinition>().OrderBy(a => a.SortOrder), ct);

    public ValueTask<IReadOnlyDictionary<string, Term>> TermsAsync(CancellationToken ct) => MapAsync("terms", db.Set<Term>(), t => t.Key, ct);

    public ValueTask<IReadOnlyDictionary<Guid, Organisation>> OrganisationsAsync(CancellationToken ct) => MapAsync("organisations", db.Set<Organisation>(), o => o.Id, ct);

    public ValueTask<IReadOnlyList<ContactPerson>> ContactPersonsAsync(CancellationToken ct) => ListAsync("contact-persons", db.Set<ContactPerson>().OrderBy(p => p.Key), ct);

    /// <summary>What the city says above its list of places.</summary>
    public ValueTask<string?> SpacesNoteAsync(CancellationToken ct) =>
        cache.GetAsync<string?>(db, "planning-spaces-note", async c => await db.Set<ListNote>().Where(n => n.List == "spaces").Select(n => n.Text).FirstOrDefaultAsync(c), ct);

    public ValueTask<IReadOnlyList<Space>> SpacesAsync(CancellationToken ct) => ListAsync("spaces", db.Set<Space>().OrderBy(s => s.SortOrder), ct);

    public ValueTask<IReadOnlyList<Involvement>> InvolvementsAsync(CancellationToken ct) => ListAsync("involvements", db.Set<Involvement>().OrderBy(i => i.SortOrder), ct);

    public ValueTask<IReadOnlyList<ElementDocument>> DocumentsAsync(CancellationToken ct) =>
        ListAsync("element-documents", db.Set<ElementDocument>().OrderBy(d => d.SortOrder), ct);

    public ValueTask<IReadOnlyList<PlanRelation>> RelationsAsync(CancellationToken ct) => ListAsync("relations", db.Set<PlanRelation>().OrderBy(r => r.SortOrder), ct);

    public ValueTask<IReadOnlyList<ProcessStage>> StagesAsync(CancellationToken ct) => ListAsync("stages", db.Set<ProcessStage>().OrderBy(s => s.SortOrder), ct);

    /// <summary>Newest first.</summary>
    public async ValueTask<IReadOnlyList<CouncilResolution>> ResolutionsAsync(CancellationToken ct) =>
        [.. (await ListAsync("resolutions", db.Set<CouncilResolution>(), ct)).OrderByDescending(r => r.DecidedOn)];

    public ValueTask<IReadOnlyList<ResolutionClause>> ClausesAsync(CancellationToken ct) => ListAsync("clauses", db.Set<ResolutionClause>().OrderBy(c => c.No), ct);

    public ValueTask<IReadOnlyList<ClauseTarget>> TargetsAsync(CancellationToken ct) => ListAsync("targets", db.Set<ClauseTarget>().OrderBy(t => t.SortOrder), ct);

    public ValueTask<IReadOnlyList<Lineage>> LineagesAsync(CancellationToken ct) => ListAsync("lineages", db.Set<Lineage>(), ct);

    public ValueTask<IReadOnlyList<ElementLink>> LinksAsync(CancellationToken ct) => ListAsync("links", db.Set<ElementLink>(), ct);

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

    private ValueTask<IReadOnlyList<T>> ListAsync<T>(string name, IQueryable<T> query, CancellationToken ct)
        where T : class => cache.GetAsync<IReadOnlyList<T>>(db, $"planning-{name}", async c => await query.AsNoTracking().ToListAsync(c), ct);

    private ValueTask<IReadOnlyDictionary<TKey, T>> MapAsync<TKey, T>(string name, IQueryable<T> query, Func<T, TKey> key, CancellationToken ct)
        where TKey : notnull
        where T : class => cache.GetAsync<IReadOnlyDictionary<TKey, T>>(db, $"planning-{name}", async c => await query.AsNoTracking().ToDictionaryAsync(key, c), ct);
}
