using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>What the search finds of the plans: plans, the elements of their current versions, places and resolutions. It reads from the context that is about to be saved.</summary>
internal sealed class PlanningSearch : ISearchSource
{
    private const int PlanRank = 10;
    private const int ElementRank = 20;
    private const int ResolutionRank = 30;
    private const int SpaceRank = 40;

    public IReadOnlyList<string> Places { get; } = ["/plan/", "/beschluesse/", "/orte/"];

    public async Task<IReadOnlyList<SearchItem>> ListAsync(IsekDbContext db, CancellationToken ct)
    {
        var versions = await db.Set<PlanVersion>().AsNoTracking().ToListAsync(ct);
        var plans = (await db.Set<Plan>().AsNoTracking().ToListAsync(ct)).Where(p => !versions.IsHidden(p.Id)).ToList();
        List<SearchItem> items =
        [
            .. plans.Select(p => new SearchItem(
                $"/plan/{p.Key}",
                "Konzept",
                p.ShortName,
                Join(p.Title, p.Subtitle, p.Slogan, p.Lead, p.Summary, p.AbbreviationNote, p.Scope, p.Note),
                PlanRank
            )),
            .. await ElementsAsync(db, plans, versions, ct),
        ];
        foreach (var resolution in await db.Set<CouncilResolution>().AsNoTracking().ToListAsync(ct))
        {
            var clauses = await db.Set<ResolutionClause>()
                .AsNoTracking()
                .Where(c => c.ResolutionId == resolution.Id)
                .OrderBy(c => c.No)
                .Select(c => new { c.Title, c.Text })
                .ToListAsync(ct);
            items.Add(
                new SearchItem(
                    $"/beschluesse/{resolution.Key}",
                    "Beschluss",
                    resolution.Title,
                    Join([resolution.Lead, .. resolution.Text, .. clauses.SelectMany(c => new[] { c.Title, c.Text })]),
                    ResolutionRank
                )
            );
        }

        var spaces = await db.Set<Space>().AsNoTracking().ToListAsync(ct);
        items.AddRange(spaces.Select(s => new SearchItem($"/orte/{s.Key}", s.Kind.Word(), s.Name, Join(s.Note), SpaceRank)));
        return items;
    }

    private static async Task<List<SearchItem>> ElementsAsync(IsekDbContext db, List<Plan> plans, List<PlanVersion> versions, CancellationToken ct)
    {
        var current = plans.Select(p => versions.Current(p.Id)).OfType<PlanVersion>().ToDictionary(v => v.Id);
        var shown = current.Keys.ToList();
        var types = await db.Set<ElementType>().AsNoTracking().ToDictionaryAsync(t => t.Id, ct);
        var fields = (await db.Set<AttributeDefinition>().AsNoTracking().ToListAsync(ct)).Where(IsReadable).ToLookup(f => f.ProfileId);
        var rows = await (
            from r in db.Set<ElementRevision>().AsNoTracking()
            join e in db.Set<PlanElement>() on r.ElementId equals e.Id
            where shown.Contains(r.PlanVersionId)
            orderby r.Position
            select new { e.Key, Revision = r }
        ).ToListAsync(ct);
        var keys = plans.ToDictionary(p => p.Id, p => p.Key);
        return
        [
            .. rows.Select(row =>
            {
                var (version, revision) = (current[row.Revision.PlanVersionId], row.Revision);
                var words = fields[version.ProfileId].Where(f => revision.Attributes.ContainsKey(f.Key)).SelectMany(f => AttributeText.Keys(revision.Attributes[f.Key]));
                return new SearchItem(
                    $"/plan/{keys[version.PlanId]}/{row.Key}",
                    types[revision.TypeId].Singular,
                    revision.Number is null ? revision.Title : $"{revision.Number} {revision.Title}",
                    Join([revision.Lead, .. revision.Body, revision.Missing, revision.SpaceNote, .. revision.PlainLanguage, .. words]),
                    ElementRank
                );
            }),
        ];
    }

    /// <summary>Public fields that hold words; references are found at what they refer to.</summary>
    private static bool IsReadable(AttributeDefinition field) =>
        field.Visible == Visibility.Public
        && field.Type is (AttributeType.Text or AttributeType.RichText or AttributeType.Choice or AttributeType.MultiChoice or AttributeType.OrderedChoice);

    private static string Join(params IEnumerable<string?> texts) => string.Join(' ', texts.Where(t => !string.IsNullOrWhiteSpace(t)));
}
