using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Departments;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Organisations;

/// <summary>Plans, elements, resolutions and people that name an organisation or a place.</summary>
internal sealed class PlanningUses(IsekDbContext db) : IReferenceUses
{
    public async Task<IReadOnlyList<ReferenceUse>> ListAsync(string entity, Guid id, CancellationToken ct) =>
        entity switch
        {
            PlanningKeys.Organisation => await OrganisationAsync(id, ct),
            PlanningKeys.Space => await SpaceAsync(id, ct),
            _ => [],
        };

    private async Task<List<ReferenceUse>> OrganisationAsync(Guid id, CancellationToken ct)
    {
        List<ReferenceUse> uses = [];
        var units = await db.Set<Organisation>().Where(o => o.ParentId == id).Select(o => new { o.Key, o.Name }).ToListAsync(ct);
        uses.AddRange(units.Select(u => new ReferenceUse($"gehört dazu: {u.Name}", $"/verwaltung/stellen/{u.Key}")));
        var plans = await db.Set<Plan>().Where(p => p.LeadOrganisationId == id).Select(p => new { p.Key, p.ShortName }).ToListAsync(ct);
        uses.AddRange(plans.Select(p => new ReferenceUse($"trägt das Konzept „{p.ShortName}“", $"/plan/{p.Key}")));
        var clauses = db.Set<ClauseParty>().Where(p => p.OrganisationId == id).Select(p => p.ClauseId);
        var resolutions = await db.Set<CouncilResolution>()
            .Where(r => r.CommitteeId == id || db.Set<ResolutionClause>().Any(c => c.ResolutionId == r.Id && clauses.Contains(c.Id)))
            .Select(r => new { r.Key, r.Title })
            .ToListAsync(ct);
        uses.AddRange(resolutions.Select(r => new ReferenceUse($"Beschluss „{r.Title}“", $"/beschluesse/{r.Key}")));
        Count(uses, await db.Set<Involvement>().CountAsync(i => i.OrganisationId == id, ct), "Nennung bei Konzepten und Elementen", "Nennungen bei Konzepten und Elementen");
        Count(uses, await db.Set<ContactPerson>().CountAsync(p => p.OrganisationId == id, ct), "Ansprechperson", "Ansprechpersonen");
        Count(uses, await db.Set<PriorityDecision>().CountAsync(d => d.CommitteeId == id, ct), "Prioritätsentscheidung", "Prioritätsentscheidungen");
        Count(
            uses,
            await db.Set<DepartmentMember>().CountAsync(m => m.OrganisationId == id, ct),
            "Person, die als Fachamt dafür arbeitet",
            "Personen, die als Fachamt dafür arbeiten"
        );
        var key = await db.Set<Organisation>().Where(o => o.Id == id).Select(o => o.Key).SingleOrDefaultAsync(ct);
        await FieldsAsync(uses, AttributeType.OrganisationRef, key, ct);
        return uses;
    }

    private async Task<List<ReferenceUse>> SpaceAsync(Guid id, CancellationToken ct)
    {
        List<ReferenceUse> uses = [];
        var within = await db.Set<Space>().Where(s => s.ParentId == id).Select(s => new { s.Key, s.Name }).ToListAsync(ct);
        uses.AddRange(within.Select(s => new ReferenceUse($"liegt darin: {s.Name}", $"/verwaltung/orte/{s.Key}")));
        Count(uses, await db.Set<ElementSpace>().CountAsync(s => s.SpaceId == id, ct), "Element, das dort liegt", "Elemente, die dort liegen (alle Fassungen gezählt)");
        var key = await db.Set<Space>().Where(s => s.Id == id).Select(s => s.Key).SingleOrDefaultAsync(ct);
        await FieldsAsync(uses, AttributeType.SpaceRef, key, ct);
        return uses;
    }

    /// <summary>Custom fields hold keys, which no foreign key guards.</summary>
    private async Task FieldsAsync(List<ReferenceUse> uses, AttributeType type, string? key, CancellationToken ct)
    {
        var fields = await db.Set<AttributeDefinition>().Where(a => a.Type == type).Select(a => a.Key).Distinct().ToListAsync(ct);
        if (fields.Count == 0 || key is null)
        {
            return;
        }

        var rows = await db.Set<ElementRevision>().AsNoTracking().Select(r => r.Attributes).ToListAsync(ct);
        var count = rows.Count(r => fields.Exists(f => r.TryGetValue(f, out var value) && AttributeText.Keys(value).Contains(key)));
        Count(uses, count, "Zusatzfeld eines Elements", "Zusatzfelder von Elementen");
    }

    private static void Count(List<ReferenceUse> uses, int count, string one, string many)
    {
        if (count > 0)
        {
            uses.Add(new(GermanText.Count(count, one, many), null));
        }
    }
}
