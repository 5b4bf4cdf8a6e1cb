using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>Whatever of the plan names a document: as its source, as evidence, as a paper beside an element, or in a custom field.</summary>
internal sealed class DocumentUses(IsekDbContext db) : IDocumentUses
{
    public async Task<IReadOnlyList<DocumentUse>> OfDocumentAsync(Guid document, string key, CancellationToken ct)
    {
        List<DocumentUse> uses = [];
        async Task AddAsync(string what, IQueryable<string> titles) => uses.AddRange((await titles.Distinct().ToListAsync(ct)).Select(t => new DocumentUse($"{what} „{t}“", null)));
        await AddAsync("Konzept", db.Set<Plan>().Where(p => p.SourceId == document).Select(p => p.Title));
        await AddAsync("Beziehung zu", db.Set<PlanRelation>().Where(r => r.SourceId == document).Select(r => r.ExternalTitle ?? r.Key));
        await AddAsync("Schritt im Ablauf", db.Set<ProcessStage>().Where(s => s.SourceId == document).Select(s => s.Name));
        await AddAsync("Fassung", db.Set<PlanVersion>().Where(v => v.SourceId == document).Select(v => v.Name));
        await AddAsync("Ort", db.Set<Space>().Where(s => s.SourceId == document).Select(s => s.Name));
        await AddAsync("Organisation", db.Set<Organisation>().Where(o => o.SourceId == document).Select(o => o.Name));
        await AddAsync("Ansprechperson", db.Set<ContactPerson>().Where(p => p.SourceId == document).Select(p => p.Function));
        await AddAsync("Mitwirkung von", db.Set<Involvement>().Where(i => i.SourceId == document).Join(db.Set<Organisation>(), i => i.OrganisationId, o => o.Id, (_, o) => o.Name));
        uses.AddRange(
            (await db.Set<CouncilResolution>().Where(r => r.SourceId == document).Select(r => new { r.Key, r.Title }).ToListAsync(ct)).Select(r => new DocumentUse(
                $"Beschluss „{r.Title}“",
                $"/beschluesse/{r.Key}"
            ))
        );
        await AddAsync(
            "Prioritätsentscheidung zu",
            db.Set<ElementRevision>().Where(r => db.Set<PriorityDecision>().Any(d => d.SourceId == document && d.ElementId == r.ElementId)).Select(r => r.Title)
        );
        var duties = db.Set<Duty>().Where(d => d.EvidenceDocumentId == document).Join(db.Set<ResolutionClause>(), d => d.ClauseId, c => c.Id, (_, c) => c.ResolutionId);
        await AddAsync("Nachweis einer Pflicht aus", db.Set<CouncilResolution>().Where(r => duties.Contains(r.Id)).Select(r => r.Title));
        await AddAsync(
            "Element",
            db.Set<ElementRevision>()
                .Where(r =>
                    r.SourceId == document
                    || r.MissingDocumentId == document
                    || db.Set<ElementDocument>().Any(d => d.DocumentId == document && d.PlanVersionId == r.PlanVersionId && d.ElementId == r.ElementId)
                )
                .Select(r => r.Title)
        );
        // A deletion that can still be taken back brings the element's documents back, too. Steps are JSON and few: they go after 30 days.
        if (uses.Count == 0 && (await db.Set<TreeStep>().AsNoTracking().Where(s => s.Kind == TreeStepKind.Deleted).ToListAsync(ct)).Exists(s => s.Holds(document)))
        {
            uses.Add(new("ein gelöschtes Element, das sich noch zurückholen lässt", null));
        }

        uses.AddRange((await InTextsAsync(key, ct)).Select(t => new DocumentUse($"Bild im Text von „{t}“", null)));
        uses.AddRange((await InFieldsAsync(key, ct)).Select(t => new DocumentUse($"Element „{t}“", null)));
        return uses;
    }

    public async Task<IReadOnlyList<(Guid Group, DocumentUse Use)>> OfGroupsAsync(CancellationToken ct) =>
        [
            .. (
                await db.Set<ElementRevision>().Where(r => r.DocumentGroupId != null).Select(r => new { Group = r.DocumentGroupId!.Value, r.Title }).Distinct().ToListAsync(ct)
            ).Select(r => (r.Group, new DocumentUse($"Element „{r.Title}“", null))),
        ];

    private async Task<IEnumerable<string>> InTextsAsync(string key, CancellationToken ct)
    {
        // Texts are JSON, too; as below.
        var path = $"](/dokumente/{key}/";
        var rows = await db.Set<ElementRevision>().AsNoTracking().Select(r => new { r.Title, r.Body }).ToListAsync(ct);
        return rows.Where(r => r.Body.Any(p => p.Contains(path, StringComparison.Ordinal))).Select(r => r.Title).Distinct();
    }

    private async Task<IEnumerable<string>> InFieldsAsync(string key, CancellationToken ct)
    {
        var fields = await db.Set<AttributeDefinition>().Where(a => a.Type == AttributeType.DocumentRef).Select(a => a.Key).Distinct().ToListAsync(ct);
        if (fields.Count == 0)
        {
            return [];
        }

        // Values are one column of JSON: read where a profile has such a field at all, and only when somebody wants to delete.
        var rows = await db.Set<ElementRevision>().AsNoTracking().Select(r => new { r.Title, r.Attributes }).ToListAsync(ct);
        return rows.Where(r => fields.Any(f => r.Attributes.TryGetValue(f, out var value) && AttributeText.Keys(value).Contains(key))).Select(r => r.Title).Distinct();
    }
}
