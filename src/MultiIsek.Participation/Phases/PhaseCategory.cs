using MultiIsek.Kernel.Text;

namespace MultiIsek.Participation.Phases;

/// <summary>Colours of the palette, as the style has them for types of elements; none of them says anything by itself.</summary>
internal enum CategoryColour
{
    None,
    Blue,
    Teal,
    Green,
    Ochre,
    Rust,
    Plum,
    Slate,
}

/// <summary>Kategorie einer Phase, in the city's own words. Contributions name it by its key, so that it may be called otherwise later.</summary>
internal sealed record PhaseCategory(string Key, string Name, CategoryColour Colour = CategoryColour.None)
{
    public const int NameMax = 60;
    public const int Most = 12;

    /// <summary>Of names alone, each with a colour of its own as long as there are some.</summary>
    public static List<PhaseCategory> Of(IEnumerable<string> names, bool hasColours)
    {
        List<PhaseCategory> all = [];
        foreach (var name in names)
        {
            var key = KeyText.Free(KeyText.Stem(name, "kategorie"), all.Select(c => c.Key).ToHashSet());
            all.Add(new(key, name, hasColours ? (CategoryColour)(1 + (all.Count % (int)CategoryColour.Slate)) : CategoryColour.None));
        }

        return all;
    }
}

internal static class CategoryWords
{
    public static string ToGerman(this CategoryColour colour) =>
        colour switch
        {
            CategoryColour.None => "ohne Farbe",
            CategoryColour.Blue => "Blau",
            CategoryColour.Teal => "Petrol",
            CategoryColour.Green => "Grün",
            CategoryColour.Ochre => "Ocker",
            CategoryColour.Rust => "Rost",
            CategoryColour.Plum => "Pflaume",
            CategoryColour.Slate => "Schiefer",
            _ => throw new InvalidOperationException($"Unknown colour {colour}."),
        };

    /// <summary>The class that marks it; null for none.</summary>
    public static string? Mark(this CategoryColour colour) => colour == CategoryColour.None ? null : $"tint tint--{colour.ToString().ToLowerInvariant()}";
}
