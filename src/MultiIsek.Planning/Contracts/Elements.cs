using MediatR;

namespace MultiIsek.Planning.Contracts;

/// <summary>An element as another module names, links and quotes it.</summary>
/// <param name="TypeLabel">The city's own word, singular ("Maßnahme").</param>
/// <param name="Paragraphs">Markdown, one string a paragraph; empty in lists, which never load texts.</param>
/// <param name="IsCommentable">The city's type allows comments.</param>
/// <param name="IsPrioritisable">The city's type can have a priority.</param>
public sealed record ElementCard(
    Guid Id,
    string Key,
    string? Number,
    string Title,
    ElementRole Role,
    string TypeLabel,
    string PlanKey,
    Guid PlanVersionId,
    string VersionKey,
    string VersionName,
    PlanVersionState PlanVersionState,
    IReadOnlyList<string> Paragraphs,
    bool IsCommentable,
    bool IsPrioritisable,
    Guid? ParentId
)
{
    public string Url => $"/plan/{PlanKey}/{Key}";

    /// <summary>"6.1 Aufbau eines Netzwerkes".</summary>
    public string Label => Number is null || Title.EndsWith($" {Number}", StringComparison.Ordinal) ? Title : $"{Number} {Title}";
}

/// <summary>Ein Element mit Text. Null when there is no such element, or not in that version.</summary>
/// <param name="PlanOrNull">Key of the plan; keys of elements are unique in a city, so it may be left out.</param>
/// <param name="VersionKey">Without it the plan's current version, or the newest that has the element.</param>
public sealed record FindElement(string? PlanOrNull, string ElementKey, string? VersionKey = null) : IRequest<ElementCard?>;

/// <summary>Elemente ohne Text, in the current version of their plan (or the newest that has them), by id; unknown ids are left out.</summary>
public sealed record FindElements(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlyDictionary<Guid, ElementCard>>;

/// <summary>Alle Elemente einer Fassung ohne Text, in the order of the plan.</summary>
public sealed record ListElements(Guid PlanVersionId) : IRequest<IReadOnlyList<ElementCard>>;
