using MultiIsek.Kernel.Pages;

namespace MultiIsek.Planning.Editing;

/// <summary>A field with a list, of which any number is chosen.</summary>
internal sealed record PickList(string Name, string Label, IReadOnlyList<Choice> Choices, IReadOnlyList<string> Chosen, string? Hint, IReadOnlyList<Fault> Faults)
{
    public string? Error => Faults.FirstOrDefault(f => f.Field == Name)?.Message;
}
