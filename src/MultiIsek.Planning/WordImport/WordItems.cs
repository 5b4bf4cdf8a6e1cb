using System.Globalization;
using System.Text.RegularExpressions;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.WordImport;

/// <summary>An element that a heading becomes.</summary>
/// <param name="No">Number of the heading in the file, from 1.</param>
/// <param name="Source">Path of headings; by it a later file is recognised.</param>
internal sealed record WordItem(int No, int Level, string Title, string Type, string Body, int? ParentNo, string Source);

/// <summary>Zuordnung der Überschriften: by their level, or heading by heading.</summary>
/// <param name="Orphans">Headings that are to be text and have no element above.</param>
internal sealed partial record WordItems(IReadOnlyList<WordItem> All, IReadOnlyList<WordSection> Orphans)
{
    public const string PlaceChoice = "platz";
    public const string NumbersChoice = "nummern";
    public const string AsText = "-text";
    public const string Out = "-weg";
    private const string Keep = "ja";

    public static string LevelChoice(int level) => $"ebene-{level.ToString(CultureInfo.InvariantCulture)}";

    public const string SectionPrefix = "abschnitt-";

    public static string SectionChoice(int no) => $"{SectionPrefix}{no.ToString(CultureInfo.InvariantCulture)}";

    public static bool KeepsNumbers(PlanImport import) => import.Choices.GetValueOrDefault(NumbersChoice) == Keep;

    public static ElementHead? PlaceOf(PlanImport import, FormBook book) => import.Choices.GetValueOrDefault(PlaceChoice) is { Length: > 0 } key ? book.Outline.Find(key) : null;

    /// <summary>What headings of each level become: as chosen, or one type below the other as the profile has them.</summary>
    public static IReadOnlyDictionary<int, string> Levels(PlanImport import, FormBook book)
    {
        Dictionary<int, string> levels = [];
        var parent = PlaceOf(import, book) is { } place ? book.Types.FirstOrDefault(t => t.Id == place.TypeId)?.Key ?? ElementType.Root : ElementType.Root;
        foreach (var level in WordSection.Of(import).Select(s => s.Level).Where(l => l > 0).Distinct().Order())
        {
            if (!import.Choices.TryGetValue(LevelChoice(level), out var what) || !IsKnown(what, book))
            {
                // Chapters rather than measures, where both may stand.
                what =
                    book.Types.Where(t => t.Parents.Contains(parent)).OrderByDescending(t => book.Types.Any(o => o != t && o.Parents.Contains(t.Key))).FirstOrDefault()?.Key
                    ?? AsText;
            }

            levels[level] = what;
            parent = book.TypeOf(what)?.Key ?? parent;
        }

        return levels;
    }

    public static bool IsKnown(string what, FormBook book) => what is AsText or Out || book.TypeOf(what) is not null;

    /// <summary>What one heading becomes.</summary>
    public static string Of(int no, WordSection section, PlanImport import, IReadOnlyDictionary<int, string> levels, FormBook book) =>
        section.Level == 0 ? Out
        : import.Choices.TryGetValue(SectionChoice(no), out var own) && IsKnown(own, book) ? own
        : levels[section.Level];

    public static string TitleOf(WordSection section, PlanImport import) =>
        KeepsNumbers(import) || Number().Match(section.Title) is not { Success: true, Length: var length } || length == section.Title.Length
            ? section.Title
            : section.Title[length..];

    public static WordItems Read(PlanImport import, FormBook book)
    {
        var levels = Levels(import, book);
        var sections = WordSection.Of(import);
        List<WordItem> items = [];
        List<WordSection> orphans = [];
        // From the top down: where among the items the headings above stand.
        Stack<(int Level, int Item)> above = new();
        Dictionary<string, int> paths = [];
        for (var i = 0; i < sections.Count; i++)
        {
            var section = sections[i];
            var what = Of(i + 1, section, import, levels, book);
            if (what == Out)
            {
                continue;
            }

            while (above.TryPeek(out var last) && last.Level >= section.Level)
            {
                above.Pop();
            }

            var title = TitleOf(section, import);
            if (what != AsText)
            {
                var parent = above.TryPeek(out var up) ? items[up.Item] : null;
                var path = parent is null ? title : $"{parent.Source} › {title}";
                var times = paths[path] = paths.GetValueOrDefault(path) + 1;
                items.Add(new(i + 1, section.Level, title, what, section.Body, parent?.No, times == 1 ? path : $"{path} ({times})"));
                above.Push((section.Level, items.Count - 1));
            }
            else if (above.TryPeek(out var owner))
            {
                items[owner.Item] = items[owner.Item] with { Body = string.Join("\n\n", new[] { items[owner.Item].Body, $"### {title}", section.Body }.Where(t => t.Length > 0)) };
            }
            else
            {
                orphans.Add(section);
            }
        }

        return new(items, orphans);
    }

    /// <summary>What a form of the mapping sent, as choices to be kept: of single headings only what differs from their level.</summary>
    public static Dictionary<string, string> Choices(PlanImport import, FormBook book, Func<string, string?> sent)
    {
        Dictionary<string, string> choices = new() { [PlaceChoice] = sent(PlaceChoice) ?? "", [NumbersChoice] = sent(NumbersChoice) ?? "" };
        var before = Levels(import, book);
        foreach (var level in before.Keys.Where(l => sent(LevelChoice(l)) is { } what && IsKnown(what, book)))
        {
            choices[LevelChoice(level)] = sent(LevelChoice(level))!;
        }

        var sections = WordSection.Of(import);
        for (var i = 0; i < sections.Count; i++)
        {
            // A heading that said what its level said goes with it.
            if (sections[i].Level > 0 && sent(SectionChoice(i + 1)) is { } own && IsKnown(own, book) && own != before[sections[i].Level])
            {
                choices[SectionChoice(i + 1)] = own;
            }
        }

        return choices;
    }

    [GeneratedRegex(@"^(?:\d{1,3}(?:\.\d{1,3})*\.?|[IVX]{1,5}\.|[A-Z]\.?\d{1,3}|[A-Z][.)])\s+")]
    private static partial Regex Number();
}
