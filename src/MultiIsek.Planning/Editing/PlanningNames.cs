using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>Elements by their newest title, versions, organisations, and the fields of the form.</summary>
internal sealed class PlanningNames(IsekDbContext db) : IActNames
{
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> words, CancellationToken ct)
    {
        Dictionary<string, string> names = [];
        var ids = words.Ids();
        if (ids.Count > 0)
        {
            var elements = await db.Set<ElementRevision>().Where(r => ids.Contains(r.ElementId)).OrderBy(r => r.Id).Select(r => new { r.ElementId, r.Title }).ToListAsync(ct);
            elements.ForEach(e => names[e.ElementId.ToString()] = e.Title);
            var versions = await db.Set<PlanVersion>().Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.Name }).ToListAsync(ct);
            versions.ForEach(v => names[v.Id.ToString()] = v.Name);
            var plans = await db.Set<Plan>().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.ShortName }).ToListAsync(ct);
            plans.ForEach(p => names[p.Id.ToString()] = p.ShortName);
            var organisations = await db.Set<Organisation>().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(ct);
            organisations.ForEach(o => names[o.Id.ToString()] = o.Name);
        }

        var own = words.Where(w => w.StartsWith(ElementForm.FieldPrefix, StringComparison.Ordinal)).Select(w => w[ElementForm.FieldPrefix.Length..]).ToList();
        if (own.Count > 0)
        {
            var fields = await db.Set<AttributeDefinition>().Where(a => own.Contains(a.Key)).Select(a => new { a.Key, a.Label }).ToListAsync(ct);
            fields.ForEach(f => names[ElementForm.FieldPrefix + f.Key] = f.Label);
        }

        foreach (var word in words)
        {
            if (FormWords.Label(word) is { } label)
            {
                names[word] = label;
            }
        }

        return names;
    }
}
