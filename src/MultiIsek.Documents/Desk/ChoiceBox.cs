using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Documents.Desk;

/// <summary>Auswahlfeld eines Formulars.</summary>
/// <param name="Empty">What the empty choice says; null where there is none.</param>
internal sealed record ChoiceBox(
    string Name,
    string Label,
    IReadOnlyList<(string Key, string Label)> Choices,
    string? Value,
    string? Hint = null,
    string? Empty = null,
    IReadOnlyList<Fault>? Faults = null
)
{
    public static IReadOnlyList<(string Key, string Label)> Kinds { get; } = [.. Enum.GetValues<DocumentKind>().Select(k => (k.ToString(), k.ToGerman()))];
}
