using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Surveys;

/// <summary>A question in the form.</summary>
internal sealed record QuestionView(Question Question, int Number, IReadOnlyList<Question> All, SurveyInput Input, IReadOnlyList<Fault> Faults, ElementCard? Element)
{
    public PlaceSearch Search { get; init; } = PlaceSearch.None;

    /// <summary>Where an address is looked for.</summary>
    public string Action { get; init; } = "";

    public string? Error => Faults.FirstOrDefault(f => f.Field == Question.Focus)?.Message;

    public string? DescribedBy =>
        string.Join(' ', new[] { Question.Help.Length > 0 ? $"{Question.Field}-h" : null, Error is null ? null : $"{Question.Field}-e" }.OfType<string>()) is { Length: > 0 } ids
            ? ids
            : null;
}
