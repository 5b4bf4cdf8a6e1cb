using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>A field of an element as people read it.</summary>
/// <param name="Amount">Of a field for money.</param>
internal sealed record ComparedField(string Key, string Label, string Text, decimal? Amount, bool IsPriority)
{
    /// <summary>Keys of the elements that it names: they stay the same under another title. Null for what names none.</summary>
    public IReadOnlyList<string>? Elements { get; init; }
}

/// <summary>One of several things that an element has: a link, a body, a document.</summary>
/// <param name="Same">What makes it the same in both versions.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Element">Key of the element at its other end.</param>
internal sealed record ComparedItem(string Same, string Text, string? Element = null);

/// <summary>An element of one side with all that is compared.</summary>
/// <param name="Path">Labels from the top down, without its own.</param>
internal sealed record ComparedElement(
    Guid Id,
    string Key,
    int Position,
    Guid? ParentId,
    string TypeKey,
    string TypeLabel,
    string? Number,
    string Title,
    IReadOnlyList<string> Path,
    IReadOnlyList<ComparedText> Texts,
    IReadOnlyList<ComparedField> Fields,
    string Spaces,
    IReadOnlyList<ComparedItem> Links
)
{
    /// <summary>What committees had decided on its priority while the version was the plan's newest.</summary>
    public IReadOnlyList<string> Decided { get; init; } = [];

    public IReadOnlyList<ComparedItem> Actors { get; init; } = [];
    public IReadOnlyList<ComparedItem> Documents { get; init; } = [];

    /// <summary>What was said to it publicly: "3 Beiträge"; empty where nothing was.</summary>
    public string Voices { get; init; } = "";

    /// <summary>All that it says, for where only one side has it.</summary>
    public string Whole => string.Join("\n\n", Texts.Select(t => t.Text).Prepend(Label).Where(t => t.Length > 0));

    public string Label => Number is null ? Title : $"{Number} {Title}";
}

internal sealed record ComparedText(string Label, string Text);

/// <summary>One side of a comparison.</summary>
internal sealed record ComparedVersion(
    Plan Plan,
    PlanVersion Version,
    IReadOnlyList<ComparedElement> Elements,
    IReadOnlyList<ElementType> Types,
    IReadOnlyList<AttributeDefinition> Fields
)
{
    private readonly Dictionary<Guid, ComparedElement> _byId = Elements.ToDictionary(e => e.Id);

    public ComparedElement? Find(Guid? id) => id is { } known ? _byId.GetValueOrDefault(known) : null;

    /// <summary>Where an element of this side is read.</summary>
    public string UrlOf(ComparedElement element) => $"/plan/{Plan.Key}/{element.Key}?fassung={Version.Key}";
}
