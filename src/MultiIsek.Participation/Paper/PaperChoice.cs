using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Paper;

/// <summary>Was gedruckt wird: all elements of a phase, those below one of them (a field of action), or a single one.</summary>
internal static class PaperChoice
{
    public static IReadOnlyList<Choice> Of(IReadOnlyList<ElementCard> all, IReadOnlyList<ElementCard> own)
    {
        var groups = all.Select(e => (Element: e, Count: Pick(all, own, e.Key)!.Count)).Where(g => g.Count > 1 && g.Count < own.Count);
        return
        [
            new("", $"Alle: {Sheets(own.Count)}"),
            .. groups.Select(g => new Choice(g.Element.Key, $"{g.Element.Label}: {Sheets(g.Count)}")),
            .. own.Where(e => Pick(all, own, e.Key)!.Count == 1).Select(e => new Choice(e.Key, e.Label)),
        ];
    }

    /// <returns>Null for what is none of the choices.</returns>
    public static IReadOnlyList<ElementCard>? Pick(IReadOnlyList<ElementCard> all, IReadOnlyList<ElementCard> own, string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            return own;
        }

        if (all.FirstOrDefault(e => e.Key == key) is not { } top)
        {
            return null;
        }

        // Parents stand before their children.
        HashSet<Guid> branch = [top.Id];
        foreach (var element in all.Where(e => e.ParentId is { } parent && branch.Contains(parent)))
        {
            branch.Add(element.Id);
        }

        return [.. own.Where(e => branch.Contains(e.Id))];
    }

    private static string Sheets(int count) => GermanText.Count(count, "Bogen", "Bögen");
}
