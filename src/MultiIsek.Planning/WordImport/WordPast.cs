using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Imports;

namespace MultiIsek.Planning.WordImport;

/// <summary>What an earlier file said of an element.</summary>
internal sealed record WordOrigin(Guid ElementId, WordItem Item);

/// <summary>Frühere Importe derselben Fassung: which heading became which element, and how it read then.</summary>
internal sealed class WordPast(IsekDbContext db)
{
    private const int SameTextMin = 60;

    /// <summary>Of files that went to the same place, newest word last.</summary>
    public async Task<IReadOnlyList<WordOrigin>> OfAsync(PlanImport import, FormBook book, CancellationToken ct)
    {
        Dictionary<Guid, WordOrigin> known = [];
        foreach (var earlier in await Applied(import.PlanVersionId).ToListAsync(ct))
        {
            if (Place(earlier) != Place(import) || earlier.Id == import.Id)
            {
                continue;
            }

            var items = WordItems.Read(earlier, book).All.ToDictionary(i => i.Source);
            foreach (var step in earlier.Steps.Where(s => s.Source is not null && items.ContainsKey(s.Source) && book.Outline.Find(s.ElementId) is not null))
            {
                known[step.ElementId] = new(step.ElementId, items[step.Source!]);
            }
        }

        return [.. known.Values];
    }

    /// <summary>Which heading is which element: by its path, then by a title that only one of both has, then by its text.</summary>
    public static IReadOnlyDictionary<int, WordOrigin> Match(IReadOnlyList<WordItem> items, IReadOnlyList<WordOrigin> origins)
    {
        Dictionary<int, WordOrigin> found = [];
        var open = origins.ToList();
        foreach (var by in new Func<WordItem, string?>[] { i => i.Source, i => $"{i.Level} {i.Title}", i => i.Body.Length >= SameTextMin ? i.Body : null })
        {
            var left = open.Where(o => by(o.Item) is not null).GroupBy(o => by(o.Item)!).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First());
            foreach (var group in items.Where(i => !found.ContainsKey(i.No) && by(i) is not null).GroupBy(i => by(i)!).Where(g => g.Count() == 1))
            {
                if (left.TryGetValue(group.Key, out var origin))
                {
                    found[group.First().No] = origin;
                    open.Remove(origin);
                }
            }
        }

        return found;
    }

    /// <summary>Choices for a new file: those of the last one, heading by heading where it is the same.</summary>
    public async Task<Dictionary<string, string>> ChoicesAsync(Guid version, IReadOnlyList<WordSection> sections, CancellationToken ct)
    {
        if (await Applied(version).LastOrDefaultAsync(ct) is not { } last)
        {
            return [];
        }

        var former = WordSection.Of(last);
        var single = Paths(former)
            .Select((path, i) => (path, Own: last.Choices.GetValueOrDefault(WordItems.SectionChoice(i + 1))))
            .Where(p => p.Own is not null)
            .GroupBy(p => p.path)
            .ToDictionary(g => g.Key, g => g.First().Own!);
        var choices = last.Choices.Where(c => !c.Key.StartsWith(WordItems.SectionPrefix, StringComparison.Ordinal)).ToDictionary();
        var no = 0;
        foreach (var path in Paths(sections))
        {
            no++;
            if (single.TryGetValue(path, out var own))
            {
                choices[WordItems.SectionChoice(no)] = own;
            }
        }

        return choices;
    }

    private IQueryable<PlanImport> Applied(Guid version) =>
        db.Set<PlanImport>()
            .AsNoTracking()
            .Where(i => i.PlanVersionId == version && i.Kind == ImportKind.Word && i.AppliedAt != null && i.UndoneAt == null)
            .OrderBy(i => i.AppliedAt)
            .ThenBy(i => i.Id);

    private static string Place(PlanImport import) => import.Choices.GetValueOrDefault(WordItems.PlaceChoice, "");

    private static IEnumerable<string> Paths(IEnumerable<WordSection> sections)
    {
        Stack<WordSection> above = new();
        foreach (var section in sections)
        {
            while (above.TryPeek(out var last) && last.Level >= section.Level)
            {
                above.Pop();
            }

            above.Push(section);
            yield return string.Join('\n', above.Reverse().Select(s => s.Title));
        }
    }
}
