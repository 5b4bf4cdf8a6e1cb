using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Writes the clauses of a form: rows that stay keep their ids and duties, and a quotation that nobody edited stays byte for byte.</summary>
internal sealed partial class ClausesWriter(IsekDbContext db, CouncilResolution resolution, BodiesInput bodies, List<Fault> faults)
{
    private const int NoMax = 999;

    private sealed record Party(Guid? OrganisationId, string? Label, bool IsRecipient);

    private sealed record Target(Guid? ElementId, ElementRole? Role, string? Label);

    private sealed record Wanted(ResolutionClause? Row, ResolutionClause Values, List<Target> Targets, List<Party> Parties);

    private readonly List<Wanted> _wanted = [];
    private List<Target> _whole = [];
    private List<ResolutionClause> _rows = [];
    private List<ClauseTarget> _targets = [];
    private List<ClauseParty> _parties = [];
    private List<Duty> _duties = [];
    private Dictionary<string, Guid> _elements = [];

    /// <summary>Reads the form against the rows that there are; what is wrong is added to the faults.</summary>
    public async Task ReadAsync(ResolutionForm form, CancellationToken ct)
    {
        _rows = await db.Set<ResolutionClause>().Where(c => c.ResolutionId == resolution.Id).ToListAsync(ct);
        var ids = _rows.ConvertAll(r => r.Id);
        _targets = await db.Set<ClauseTarget>().Where(t => t.ResolutionId == resolution.Id).OrderBy(t => t.SortOrder).ToListAsync(ct);
        _parties = await db.Set<ClauseParty>().Where(p => ids.Contains(p.ClauseId)).OrderBy(p => p.SortOrder).ToListAsync(ct);
        _duties = await db.Set<Duty>().Where(d => ids.Contains(d.ClauseId)).ToListAsync(ct);
        var keys = form.Targets.Concat(form.Clauses.SelectMany(c => c.Targets)).Select(t => t.Element).Where(k => k.Length > 0).Distinct().ToList();
        _elements = await db.Set<PlanElement>().Where(e => keys.Contains(e.Key)).ToDictionaryAsync(e => e.Key, e => e.Id, ct);
        _whole = Targets(form.Targets, "t-element");
        for (var i = 0; i < form.Clauses.Count; i++)
        {
            Read(form.Clauses[i], $"k{i}-");
        }

        foreach (var gone in _rows.Where(r => _wanted.All(w => w.Row != r) && _duties.Exists(d => d.ClauseId == r.Id && d.IsTold)))
        {
            faults.Add(
                new("", $"Ziffer {gone.No} hat Pflichten, zu denen Nachweise oder Angaben eingetragen sind. Nehmen Sie diese zuerst zurück; dann kann die Ziffer entfallen.")
            );
        }
    }

    /// <param name="isOver">The version that it is about was superseded: nothing recurs any more.</param>
    public async Task WriteAsync(IReadOnlyList<Horizon> horizons, bool isOver, DateOnly today, CancellationToken ct)
    {
        Replace(null, _whole);
        foreach (var gone in _rows.Where(r => _wanted.All(w => w.Row != r)))
        {
            Replace(gone.Id, []);
            db.RemoveRange(_parties.Where(p => p.ClauseId == gone.Id));
            db.RemoveRange(_duties.Where(d => d.ClauseId == gone.Id));
            db.Remove(gone);
        }

        // Two clauses may exchange their numbers, which no two may share even for a moment.
        foreach (var moved in _wanted.Where(w => w.Row is { } row && row.No != w.Values.No))
        {
            moved.Row!.No += NoMax + 1;
        }

        await db.SaveAtDeskAsync(ct);
        foreach (var (row, values, targets, parties) in _wanted)
        {
            var clause = row ?? values;
            var duties = _duties.Where(d => d.ClauseId == clause.Id).ToList();
            var isAnew = row is null || row.FirstDueOn != values.FirstDueOn;
            if (row is null)
            {
                db.Add(values);
            }
            else
            {
                (row.No, row.Title, row.Text, row.Effect, row.Recurrence, row.FirstDueOn) = (
                    values.No,
                    values.Title,
                    values.Text,
                    values.Effect,
                    values.Recurrence,
                    values.FirstDueOn
                );
            }

            Replace(clause.Id, targets);
            ReplaceParties(clause.Id, parties);
            var (added, gone) = DutyChanges.Of(duties, [.. DutySchedule.Of(clause, resolution.DecidedOn, horizons, today)], isAnew, today);
            db.RemoveRange(gone);
            db.AddRange(added.Where(d => !isOver || clause.Recurrence is null || d.State != DutyState.Open));
        }
    }

    private static bool Same(ClauseParty row, Party party) => new Party(row.OrganisationId, row.Label, row.IsRecipient) == party;

    private void Replace(Guid? clause, List<Target> wanted)
    {
        var before = _targets.Where(t => t.ClauseId == clause).ToList();
        if (before.Select(t => new Target(t.ElementId, t.Role, t.Label)).SequenceEqual(wanted))
        {
            return;
        }

        db.RemoveRange(before);
        db.AddRange(
            wanted.Select(
                (t, i) =>
                    new ClauseTarget
                    {
                        ResolutionId = resolution.Id,
                        ClauseId = clause,
                        ElementId = t.ElementId,
                        Role = t.Role,
                        Label = t.Label,
                        SortOrder = i,
                    }
            )
        );
    }

    private void ReplaceParties(Guid clause, List<Party> wanted)
    {
        var before = _parties.Where(p => p.ClauseId == clause).ToList();
        if (before.Count == wanted.Count && before.Zip(wanted).All(p => Same(p.First, p.Second)))
        {
            return;
        }

        db.RemoveRange(before);
        db.AddRange(
            wanted.Select(
                (p, i) =>
                    new ClauseParty
                    {
                        ClauseId = clause,
                        OrganisationId = p.OrganisationId,
                        Label = p.Label,
                        IsRecipient = p.IsRecipient,
                        SortOrder = i,
                    }
            )
        );
    }
}
