using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>Gliederung in Arbeit: the tracked rows of one version. It keeps invariants 2 and 7: allowed parents, no cycle, places in order, numbers as the profile says.</summary>
internal sealed partial class WorkingTree
{
    private const int MaxDepth = 12;
    private readonly IsekDbContext? _context;
    private readonly List<ElementRevision> _rows;
    private readonly Dictionary<Guid, ElementType> _types;

    private WorkingTree(IsekDbContext? db, List<ElementRevision> rows, Dictionary<Guid, ElementType> types) => (_context, _rows, _types) = (db, rows, types);

    private IsekDbContext Db => _context ?? throw new InvalidOperationException("This tree is not to be saved.");

    public IReadOnlyList<ElementRevision> Rows => _rows;

    public static async Task<WorkingTree> LoadAsync(IsekDbContext db, PlanVersion version, CancellationToken ct) =>
        new(
            db,
            await db.Set<ElementRevision>().Where(r => r.PlanVersionId == version.Id).OrderBy(r => r.Position).ToListAsync(ct),
            await db.Set<ElementType>()
                .AsNoTracking()
                .Where(t => t.ProfileId == version.ProfileId || db.Set<ElementRevision>().Any(r => r.PlanVersionId == version.Id && r.TypeId == t.Id))
                .ToDictionaryAsync(t => t.Id, ct)
        );

    /// <summary>Puts what an import is about to save in order where people have edited the version, too: places without a gap, numbers as the profile says.</summary>
    public static void Arrange(IsekDbContext db, PlanVersion version, IEnumerable<ElementType> types)
    {
        var rows = db
            .ChangeTracker.Entries<ElementRevision>()
            .Where(e => e.Entity.PlanVersionId == version.Id && e.State != EntityState.Deleted)
            .Select(e => e.Entity)
            .OrderBy(r => r.Position)
            .ToList();
        Renumber(rows, types.ToDictionary(t => t.Id));
    }

    public ElementType TypeOf(ElementRevision row) => _types[row.TypeId];

    public ElementType? Type(string key, Guid profile) => _types.Values.FirstOrDefault(t => t.Key == key && t.ProfileId == profile);

    /// <exception cref="RefusedException">It has been deleted meanwhile.</exception>
    public ElementRevision Get(Guid element) => Find(element) ?? throw new RefusedException("Dieses Element gibt es in der Fassung nicht mehr.");

    public ElementRevision? Find(Guid? element) => element is null ? null : _rows.Find(r => r.ElementId == element);

    public List<ElementRevision> ChildrenOf(Guid? parent) => [.. _rows.Where(r => r.ParentElementId == parent).OrderBy(r => r.SortOrder).ThenBy(r => r.Position)];

    /// <summary>The element and all below it, in order; each once, even where rows stand in a circle.</summary>
    public List<ElementRevision> Branch(ElementRevision top)
    {
        List<ElementRevision> branch = [];
        Stack<ElementRevision> open = new([top]);
        HashSet<Guid> seen = [];
        while (open.TryPop(out var row))
        {
            if (seen.Add(row.ElementId))
            {
                branch.Add(row);
                ChildrenOf(row.ElementId).Reverse<ElementRevision>().ToList().ForEach(open.Push);
            }
        }

        return branch;
    }

    /// <summary>Whether an element of this type may stand below that one, or at the top.</summary>
    public bool Allows(ElementType type, ElementRevision? parent) => type.Parents.Contains(parent is null ? ElementType.Root : TypeOf(parent).Key);

    /// <summary>Puts a row, new or not, below a parent.</summary>
    /// <param name="place">From 1, among the parent's other children; beyond the last is the end.</param>
    /// <exception cref="RefusedException">Not there.</exception>
    public void Place(ElementRevision row, Guid? parent, int place)
    {
        var above = parent is null ? null : Get(parent.Value);
        if (above is not null && (above == row || (_rows.Contains(row) && Branch(row).Contains(above))))
        {
            throw new RefusedException("Ein Element kann nicht unter sich selbst stehen.");
        }

        if (!Allows(TypeOf(row), above))
        {
            throw new RefusedException(
                $"„{TypeOf(row).Singular}“ kann {(above is null ? "nicht ganz oben" : $"nicht unter „{TypeOf(above).Singular}“")} stehen. Erlaubt ist: {Places(TypeOf(row))}."
            );
        }

        var others = ChildrenOf(parent).Where(r => r != row).ToList();
        others.Insert(Math.Clamp(place - 1, 0, others.Count), row);
        row.ParentElementId = parent;
        if (!_rows.Contains(row))
        {
            _rows.Add(row);
            Db.Add(row);
        }

        others.Index().ToList().ForEach(o => o.Item.SortOrder = o.Index + 1);
    }

    public void Remove(IEnumerable<ElementRevision> branch)
    {
        foreach (var row in branch.ToList())
        {
            _rows.Remove(row);
            Db.Remove(row);
        }
    }

    /// <summary>Puts a row back as it was; its place is checked by <see cref="Place"/>.</summary>
    public void Restore(ElementRevision row)
    {
        _rows.Add(row);
        Db.Add(row);
    }

    /// <summary>Computes places and numbers anew.</summary>
    /// <exception cref="RefusedException">A number would stand twice or be too long, the tree would be too deep, or not all of it hangs together.</exception>
    public void Check()
    {
        var position = 0;
        Order(null, 0, null, ref position);
        if (position != _rows.Count)
        {
            throw new RefusedException(
                "Die Gliederung hängt nicht zusammen: Einige Elemente stehen unter einem, das es nicht gibt, oder unter sich selbst. Nichts wurde gespeichert."
            );
        }

        if (_rows.Find(r => r.Number?.Length > ElementRevision.NumberMax) is { } @long)
        {
            throw new RefusedException(
                $"Die Nummer „{@long.Number}“ wäre zu lang: Höchstens {ElementRevision.NumberMax} Zeichen sind möglich. Kürzen Sie das Muster in der Struktur."
            );
        }

        if (_rows.Where(r => r.Number is not null).GroupBy(r => r.Number).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            var titles = string.Join(" und ", twice.Take(2).Select(r => $"„{r.Title}“"));
            throw new RefusedException($"Die Nummer „{twice.Key}“ stünde dann zweimal da: {titles}. Geben Sie einem der beiden von Hand eine andere Nummer.");
        }
    }

    /// <summary>Computes places and numbers anew and saves. In two steps, so that two elements may exchange their numbers.</summary>
    /// <inheritdoc cref="Check"/>
    public async Task SaveAsync(CancellationToken ct)
    {
        Check();
        await FreeNumbersAsync(Db, _rows, ct);
        await Db.SaveChangesAsync(ct);
    }

    private string Places(ElementType type) =>
        string.Join(", ", type.Parents.Select(p => p == ElementType.Root ? "ganz oben" : $"unter „{_types.Values.FirstOrDefault(t => t.Key == p)?.Singular ?? p}“"));
}
