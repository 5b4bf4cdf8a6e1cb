using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>A category's line in the form of a phase.</summary>
/// <param name="Key">Empty for a new one.</param>
internal sealed record CategoryInput(string Key, string Name, string Colour)
{
    public static IReadOnlyList<CategoryInput> Read(IFormCollection form) =>
        [
            .. Enumerable
                .Range(0, PhaseCategory.Most)
                .Select(i => new CategoryInput(
                    form[$"category-{i}-key"].ToString(),
                    SubmitContribution.Clean(form[$"category-{i}"]).ReplaceLineEndings(" "),
                    form[$"category-{i}-colour"].ToString()
                ))
                .Where(c => c.Name.Length > 0),
        ];

    public static List<PhaseCategory> Check(IReadOnlyList<CategoryInput> typed, List<Fault> faults)
    {
        List<PhaseCategory> all = [];
        foreach (var (category, i) in typed.Select((c, i) => (c, i)))
        {
            if (category.Name.Length > PhaseCategory.NameMax)
            {
                faults.Add(new($"category-{i}", $"Eine Kategorie hat höchstens {PhaseCategory.NameMax} Zeichen."));
            }
            else if (all.Any(c => string.Equals(c.Name, category.Name, StringComparison.OrdinalIgnoreCase)))
            {
                faults.Add(new($"category-{i}", $"„{category.Name}“ steht schon da."));
            }

            var taken = all.Select(c => c.Key).Concat(typed.Skip(i + 1).Select(c => c.Key)).ToHashSet();
            var key = category.Key.Length > 0 && all.All(c => c.Key != category.Key) ? category.Key : KeyText.Free(KeyText.Stem(category.Name, "kategorie"), taken);
            all.Add(
                new(
                    key.Length > 80 ? key[..80] : key,
                    category.Name,
                    Enum.TryParse<CategoryColour>(category.Colour, out var colour) && Enum.IsDefined(colour) ? colour : CategoryColour.None
                )
            );
        }

        return all;
    }
}
