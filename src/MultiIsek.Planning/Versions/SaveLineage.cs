using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Versions;

/// <summary>Verbleib von Elementen der früheren Fassung festhalten.</summary>
/// <param name="Fates">Only those that the person changed.</param>
/// <param name="From">The earlier version, also of another plan; null for the one that it is based on.</param>
/// <exception cref="FieldsRefusedException">A target or a reason is missing, or somebody else decided otherwise meanwhile. Nothing is saved.</exception>
/// <exception cref="ClosedVersionException"/>
internal sealed record SaveLineage(Guid VersionId, IReadOnlyList<TypedFate> Fates, Guid? From = null) : IRequest, IAudited
{
    public Act Act => new("lineage.saved", VersionId.ToString(), [.. Fates.Select(f => f.From).Take(50)]);
}

/// <param name="From">Key of the element of the earlier version.</param>
/// <param name="Fate">Null takes back what was said.</param>
/// <param name="To">As typed: number and title, or the key, of elements of the later version.</param>
/// <param name="Stamp">What the form began with; see <see cref="FateLine.Stamp"/>.</param>
internal sealed record TypedFate(string From, Fate? Fate, IReadOnlyList<string> To, string Reason, string Stamp);

/// <summary>Vorschläge übernehmen: what plainly became of elements that the version still has and of which nobody has said it.</summary>
internal sealed record AcceptProposals(Guid VersionId) : IRequest<int>, IAudited
{
    public Act Act => new("lineage.saved", VersionId.ToString());
}

internal sealed class SaveLineageHandler(IsekDbContext db, PlanningLists lists, LineageDesk desk) : IRequestHandler<SaveLineage, Unit>, IRequestHandler<AcceptProposals, int>
{
    public const int ReasonMax = 1000;
    private const int TargetsMax = 20;

    public async Task<Unit> Handle(SaveLineage command, CancellationToken ct)
    {
        var report = await EnterAsync(command.VersionId, command.From, ct);
        var lines = report.Lines.ToDictionary(l => l.From.Key);
        var said = await SaidAsync(report, ct);
        List<Fault> faults = [];
        foreach (var typed in command.Fates.Where(f => lines.ContainsKey(f.From)))
        {
            var line = lines[typed.From];
            if (line.Stamp != typed.Stamp)
            {
                faults.Add(
                    new(
                        $"f-{typed.From}",
                        $"„{line.From.Label}“: Inzwischen hat jemand anderes festgehalten: {line.Fate?.Word() ?? "offen"}. Prüfen Sie es und speichern Sie, wenn Ihre Angabe gelten soll."
                    )
                );
                continue;
            }

            var to = typed.To.Select(t => (Text: t, Head: report.Find(t))).Take(TargetsMax).ToList();
            if (to.FirstOrDefault(t => t.Head is null) is { Text: not null } unknown)
            {
                var why = report.IsAmbiguous(unknown.Text) ? "gibt es in der neuen Fassung mehrmals" : "gibt es in der neuen Fassung nicht";
                faults.Add(new($"t-{typed.From}", $"„{line.From.Label}“: „{unknown.Text}“ {why}. Wählen Sie aus der Liste."));
                continue;
            }

            List<ElementHead> targets = [.. to.Select(t => t.Head!).DistinctBy(h => h.Id)];
            if (Fault(line, typed, targets) is { } fault)
            {
                faults.Add(fault with { Message = $"„{line.From.Label}“: {fault.Message}" });
                continue;
            }

            Replace(report, said[line.From.Id], line, typed.Fate, targets, typed.Reason);
        }

        if (faults.Count > 0)
        {
            throw new FieldsRefusedException(faults);
        }

        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    public async Task<int> Handle(AcceptProposals command, CancellationToken ct)
    {
        var report = await EnterAsync(command.VersionId, null, ct);
        if (report.Earlier is null)
        {
            return 0;
        }

        var proposed = await desk.ProposeAsync(report.Earlier, report.Version, ct);
        var open = report.Lines.Where(l => l.Fate is null && proposed.ContainsKey(l.From.Id)).ToList();
        var said = await SaidAsync(report, ct);
        foreach (var line in open)
        {
            Replace(report, said[line.From.Id], line, proposed[line.From.Id], [line.There!], "");
        }

        await db.SaveChangesAsync(ct);
        return open.Count;
    }

    private async Task<LineageReport> EnterAsync(Guid id, Guid? from, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, id, ct);
        if (from is not null && (await desk.EarlierAsync(version, ct)).All(v => v.Id != from))
        {
            throw new RefusedException("Aus dieser Fassung kommen keine Elemente: Die beiden Konzepte sind nicht verbunden.");
        }

        return await desk.LoadAsync((await lists.PlansAsync(ct)).First(p => p.Id == version.PlanId), version, ct, from);
    }

    private static Fault? Fault(FateLine line, TypedFate typed, List<ElementHead> targets) =>
        typed.Fate switch
        {
            null when line.Fate is null && (typed.Reason.Length > 0 || targets.Count > 0) => new($"f-{typed.From}", "Wählen Sie, was aus dem Element geworden ist."),
            null => null,
            _ when typed.Reason.Length > ReasonMax => new($"g-{typed.From}", $"Der Grund ist zu lang: höchstens {ReasonMax} Zeichen."),
            Fate.Dropped when typed.Reason.Length == 0 => new($"g-{typed.From}", "Was entfällt, braucht einen Grund."),
            Fate.Dropped when line.There is not null => new(
                $"f-{typed.From}",
                "Das Element steht noch in der neuen Fassung. Löschen Sie es dort zuerst, oder wählen Sie einen anderen Verbleib."
            ),
            Fate.Split when targets.Count < 2 => new($"t-{typed.From}", "Aufgeteilt heißt: in mindestens zwei Elemente. Nennen Sie sie."),
            Fate.Kept or Fate.Changed or Fate.Moved or Fate.Merged when targets.Count == 0 && line.There is null => new(
                $"t-{typed.From}",
                "Nennen Sie das Element der neuen Fassung, in dem es aufgeht."
            ),
            _ => null,
        };

    /// <summary>What was said so far, by element: one query, however many change.</summary>
    private async Task<ILookup<Guid, Lineage>> SaidAsync(LineageReport report, CancellationToken ct)
    {
        var (to, from) = (report.Version.Id, report.Earlier?.Id);
        return (await db.Set<Lineage>().Where(l => l.ToVersionId == to && l.FromVersionId == from).ToListAsync(ct)).ToLookup(l => l.FromElementId);
    }

    private void Replace(LineageReport report, IEnumerable<Lineage> said, FateLine line, Fate? fate, List<ElementHead> targets, string reason)
    {
        var (to, from) = (report.Version.Id, report.Earlier!.Id);
        db.RemoveRange(said);
        if (fate is not { } known)
        {
            return;
        }

        IEnumerable<Guid?> ids =
            targets.Count > 0 ? targets.Select(t => (Guid?)t.Id)
            : known != Fate.Dropped && line.There is { } there ? [there.Id]
            : [null];
        db.AddRange(
            ids.Select(id => new Lineage
            {
                FromElementId = line.From.Id,
                FromVersionId = from,
                ToElementId = id,
                ToVersionId = to,
                Fate = known,
                Reason = reason.Length == 0 ? null : reason,
            })
        );
    }
}
