using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Spaces;

namespace MultiIsek.Planning.Editing;

/// <summary>Writes and takes back the last steps in a tree.</summary>
internal sealed class TreeSteps(IsekDbContext db, CurrentUser current, TimeProvider time)
{
    private const string Element = "element";
    private const string Parent = "parent";
    private const string Place = "place";
    private const string Rows = "rows";
    private const string Spaces = "spaces";
    private const string Links = "links";
    private const string Lineages = "lineages";
    private const string Actors = "actors";
    private const string Documents = "documents";

    public Task<TreeStep?> LastAsync(Guid version, CancellationToken ct) =>
        db.Set<TreeStep>().Where(s => s.PlanVersionId == version).OrderByDescending(s => s.DoneAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct);

    public void Moved(ElementRevision row, string label) =>
        Add(
            row.PlanVersionId,
            TreeStepKind.Moved,
            label,
            new()
            {
                [Element] = row.ElementId.ToString(),
                [Parent] = row.ParentElementId?.ToString() ?? "",
                [Place] = row.SortOrder.ToString(CultureInfo.InvariantCulture),
            }
        );

    /// <summary>Takes the rows of a branch and remembers them.</summary>
    public async Task DeleteAsync(WorkingTree tree, ElementRevision top, string label, CancellationToken ct)
    {
        var branch = tree.Branch(top);
        var ids = branch.Select(r => r.ElementId).ToList();
        var version = top.PlanVersionId;
        var spaces = await db.Set<ElementSpace>().Where(s => s.PlanVersionId == version && ids.Contains(s.ElementId)).ToListAsync(ct);
        var links = await db.Set<ElementLink>().Where(l => l.PlanVersionId == version && (ids.Contains(l.FromElementId) || ids.Contains(l.ToElementId))).ToListAsync(ct);
        var actors = await db.Set<Involvement>().Where(i => i.PlanVersionId == version && i.ElementId != null && ids.Contains(i.ElementId.Value)).ToListAsync(ct);
        var documents = await db.Set<ElementDocument>().Where(d => d.PlanVersionId == version && ids.Contains(d.ElementId)).ToListAsync(ct);
        // Their predecessors have no fate any more: the gate before the council asks for a new one.
        var lineages = await db.Set<Lineage>().Where(l => l.ToVersionId == version && l.ToElementId != null && ids.Contains(l.ToElementId.Value)).ToListAsync(ct);
        Add(
            version,
            TreeStepKind.Deleted,
            label,
            new()
            {
                [Element] = top.ElementId.ToString(),
                [Parent] = top.ParentElementId?.ToString() ?? "",
                [Place] = top.SortOrder.ToString(CultureInfo.InvariantCulture),
                [Rows] = JsonSerializer.Serialize(branch),
                [Spaces] = JsonSerializer.Serialize(spaces),
                [Links] = JsonSerializer.Serialize(links),
                [Lineages] = JsonSerializer.Serialize(lineages),
                [Actors] = JsonSerializer.Serialize(actors),
                [Documents] = JsonSerializer.Serialize(documents),
            }
        );
        db.RemoveRange(spaces);
        db.RemoveRange(links);
        db.RemoveRange(lineages);
        db.RemoveRange(actors);
        db.RemoveRange(documents);
        tree.Remove(branch);
    }

    /// <returns>The element that is back.</returns>
    public async Task<Guid> UndoAsync(TreeStep step, WorkingTree tree, CancellationToken ct)
    {
        var element = Guid.Parse(step.Rows[Element]);
        Guid? parent = step.Rows[Parent].Length == 0 ? null : Guid.Parse(step.Rows[Parent]);
        var place = int.Parse(step.Rows[Place], CultureInfo.InvariantCulture);
        if (parent is { } above && tree.Find(above) is null)
        {
            throw new RefusedException("Das Element, unter dem es stand, gibt es nicht mehr. Nehmen Sie zuerst dessen Löschung zurück.");
        }

        if (step.Kind == TreeStepKind.Moved)
        {
            tree.Place(tree.Get(element), parent, place);
        }
        else
        {
            var rows = Read<ElementRevision>(step, Rows);
            foreach (var row in rows.Skip(1))
            {
                tree.Restore(row);
            }

            tree.Place(rows[0], parent, place);
            // What the other end was may be gone by now.
            var (places, bodies) = (await db.Set<Space>().Select(s => s.Id).ToHashSetAsync(ct), await db.Set<Organisation>().Select(o => o.Id).ToHashSetAsync(ct));
            db.AddRange(Read<ElementSpace>(step, Spaces).Where(s => places.Contains(s.SpaceId)));
            db.AddRange(Read<Involvement>(step, Actors).Where(i => bodies.Contains(i.OrganisationId)));
            db.AddRange(Read<ElementDocument>(step, Documents));
            db.AddRange(Read<ElementLink>(step, Links).Where(l => tree.Find(l.FromElementId) is not null && tree.Find(l.ToElementId) is not null));
            db.AddRange(Read<Lineage>(step, Lineages));
        }

        db.Remove(step);
        return element;
    }

    public void Add(Guid version, TreeStepKind kind, string label, Dictionary<string, string> rows) =>
        db.Add(
            new TreeStep
            {
                PlanVersionId = version,
                DoneAt = time.GetUtcNow().UtcDateTime,
                Actor = current.Actor,
                Kind = kind,
                Label = label.Length <= TreeStep.LabelMax ? label : label[..TreeStep.LabelMax],
                Rows = rows,
            }
        );

    private static List<T> Read<T>(TreeStep step, string name) => JsonSerializer.Deserialize<List<T>>(step.Rows.GetValueOrDefault(name, "[]"))!;
}

/// <summary>Drafts that nobody came back to and steps that nobody took back go after 30 days.</summary>
internal sealed class EditingChore(IsekDbContext db, TimeProvider time) : ICityChore
{
    public async Task RunAsync(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-ElementDraft.KeptDays);
        await db.Set<ElementDraft>().Where(d => d.SavedAt < before).ExecuteDeleteAsync(ct);
        await db.Set<TreeStep>().Where(s => s.DoneAt < before).ExecuteDeleteAsync(ct);
    }
}
