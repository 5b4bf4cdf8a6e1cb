using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Resolutions;

/// <summary>A body that is obliged: an organisation by its key, or what the resolution calls it.</summary>
internal sealed record DutyBody(string Key, string Name);

/// <summary>A duty with all that a list says of it.</summary>
/// <param name="State">Today.</param>
internal sealed record DutyLine(Duty Duty, ResolutionClause Clause, CouncilResolution Resolution, IReadOnlyList<DutyBody> Obliged, DutyState State)
{
    /// <summary>Days ahead in which a duty is work already.</summary>
    public const int Soon = 60;

    public string Name => Clause.Title.Length > 0 ? Clause.Title : $"Ziffer {Clause.No}";
    public string Url => $"{DutiesPage.Address}/{Duty.Id}";
    public string Bodies => Obliged.Count == 0 ? "niemand benannt" : string.Join(", ", Obliged.Select(b => b.Name));

    public bool IsSoon(DateOnly today) => State == DutyState.Open && Duty.DueOn.LastDay <= today.AddDays(Soon);
}

/// <summary>Die Pflichten der Stadt, by their dates.</summary>
internal sealed class DutyBook(IsekDbContext db, PlanningLists lists, TimeProvider time)
{
    public DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);

    public async Task<IReadOnlyList<DutyLine>> ListAsync(CancellationToken ct)
    {
        var duties = await db.Set<Duty>().AsNoTracking().OrderBy(d => d.DueOn).ToListAsync(ct);
        return await LinesAsync(duties, ct);
    }

    public async Task<DutyLine?> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<Duty>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct) is { } duty ? (await LinesAsync([duty], ct))[0] : null;

    private async Task<IReadOnlyList<DutyLine>> LinesAsync(IReadOnlyList<Duty> duties, CancellationToken ct)
    {
        var today = Today;
        var clauses = (await lists.ClausesAsync(ct)).ToDictionary(c => c.Id);
        var resolutions = (await lists.ResolutionsAsync(ct)).ToDictionary(r => r.Id);
        var organisations = await lists.OrganisationsAsync(ct);
        var parties = (await db.Set<ClauseParty>().AsNoTracking().Where(p => !p.IsRecipient).OrderBy(p => p.SortOrder).ToListAsync(ct)).ToLookup(p => p.ClauseId);
        DutyBody Body(ClauseParty party) =>
            party.OrganisationId is { } id ? new(organisations[id].Key, party.Label ?? organisations[id].Name) : new(party.Label ?? "", party.Label ?? "");
        return
        [
            // A list may be a second older than the rows.
            .. duties
                .Where(d => clauses.ContainsKey(d.ClauseId))
                .Select(d => (Duty: d, Clause: clauses[d.ClauseId]))
                .Where(d => resolutions.ContainsKey(d.Clause.ResolutionId))
                .Select(d => new DutyLine(d.Duty, d.Clause, resolutions[d.Clause.ResolutionId], [.. parties[d.Clause.Id].Select(Body)], d.Duty.StateOn(today))),
        ];
    }
}
