using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Spaces;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Places, resolutions and duties for the log.</summary>
internal sealed class DeskNames(IsekDbContext db) : IActNames
{
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> words, CancellationToken ct)
    {
        Dictionary<string, string> names = [];
        var ids = words.Ids();
        if (ids.Count == 0)
        {
            return names;
        }

        var spaces = await db.Set<Space>().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        spaces.ForEach(s => names[s.Id.ToString()] = s.Name);
        var resolutions = await db.Set<CouncilResolution>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Title }).ToListAsync(ct);
        resolutions.ForEach(r => names[r.Id.ToString()] = r.Title);
        var duties = await (
            from d in db.Set<Duty>()
            join c in db.Set<ResolutionClause>() on d.ClauseId equals c.Id
            where ids.Contains(d.Id)
            select new
            {
                d.Id,
                d.DueOn,
                c.No,
                c.Title,
            }
        ).ToListAsync(ct);
        duties.ForEach(d => names[d.Id.ToString()] = $"{(d.Title.Length > 0 ? d.Title : $"Ziffer {d.No}")}, {d.DueOn.ToGerman()}");
        return names;
    }
}
