using System.Text.Json;
using MediatR;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Planning.Contracts;

/// <summary>
/// Welche Fassungen gezeigt werden. Everybody sees what is in council, adopted or superseded, the version that a plan's page shows first, and those that the
/// city lets people discuss; all others are drafts.
/// </summary>
/// <param name="All">Drafts and discarded ones, too.</param>
/// <param name="Discussed">Versions that are the subject of a public participation phase.</param>
public sealed record VersionsShown(bool All, IReadOnlyCollection<Guid> Discussed);

/// <summary>A plan with all that its page says of it.</summary>
/// <param name="CurrentVersion">Key of the version shown first.</param>
/// <param name="Horizons">In words: "2035".</param>
/// <param name="Source">Key of the document from which it was taken.</param>
public sealed record PlanEntry(
    Guid Id,
    string Key,
    PlanKind Kind,
    string ShortName,
    string Title,
    string? Subtitle,
    string Lead,
    string Summary,
    string? Note,
    IReadOnlyList<string> Horizons,
    string? CurrentVersion,
    string? Source
)
{
    public string Url => $"/plan/{Key}";
}

/// <summary>Konzepte. Those without a version that may be shown are among them.</summary>
public sealed record ListPlanEntries(VersionsShown Shown, Window Window) : IRequest<Slice<PlanEntry>>;

/// <summary>A version with all that is known of it, without its elements.</summary>
/// <param name="Plan">Key of its plan.</param>
/// <param name="BasedOn">Key of the version it came from, where that may be shown.</param>
/// <param name="ContentHash">SHA-256 (hex) of its content behind the number of the way it is made ("2:"), set when it is adopted.</param>
public sealed record VersionEntry(
    Guid Id,
    string Key,
    string Plan,
    int No,
    string Name,
    string? AltName,
    SourceDate? DatedOn,
    PlanVersionState State,
    bool IsCurrent,
    string? BasedOn,
    string? Note,
    string? ContentHash,
    DateTime? FrozenAt,
    string? Source
)
{
    public string Url => IsCurrent ? $"/plan/{Plan}" : $"/plan/{Plan}?fassung={Key}";
}

/// <summary>Fassungen, of one plan or of all.</summary>
/// <param name="Plan">Key.</param>
public sealed record ListVersionEntries(VersionsShown Shown, string? Plan, Window Window) : IRequest<Slice<VersionEntry>>;

/// <summary>An element in one version, with its text.</summary>
/// <param name="Type">Key of its type in the city's structure.</param>
/// <param name="TypeLabel">The city's own word, singular.</param>
/// <param name="Parent">Key of the element above it.</param>
/// <param name="Position">Place in the whole version, depth first.</param>
/// <param name="Paragraphs">Markdown, one string a paragraph.</param>
/// <param name="BodyLabel">What the text is where it is not the plan's own wording.</param>
/// <param name="Missing">Said in place of a text that no source gives.</param>
/// <param name="Attributes">Values of the public custom fields by key.</param>
/// <param name="Spaces">Keys.</param>
/// <param name="Documents">Keys.</param>
public sealed record ElementEntry(
    Guid Id,
    string Key,
    string Plan,
    string Version,
    string Type,
    string TypeLabel,
    ElementRole Role,
    string? Parent,
    int Position,
    int Depth,
    string? Number,
    string Title,
    string? Lead,
    IReadOnlyList<string> Paragraphs,
    string? BodyLabel,
    string? Missing,
    IReadOnlyList<string> PlainLanguage,
    IReadOnlyDictionary<string, JsonElement> Attributes,
    bool IsCommentable,
    IReadOnlyList<string> Spaces,
    IReadOnlyList<string> Documents,
    string? Source,
    bool IsInCurrent
)
{
    public string Url => IsInCurrent ? $"/plan/{Plan}/{Key}" : $"/plan/{Plan}/{Key}?fassung={Version}";
}

/// <summary>Elemente mit Text: of one version, else of the version of each plan that is shown first.</summary>
/// <param name="Plan">Key.</param>
/// <param name="Version">Key.</param>
public sealed record ListElementEntries(VersionsShown Shown, string? Plan, string? Version, ElementRole? Role, Window Window) : IRequest<Slice<ElementEntry>>;

/// <summary>Schlüssel von Fassungen nach Id, for rows of upper modules; those that may not be shown are left out.</summary>
public sealed record FindVersionKeys(VersionsShown Shown, IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlyDictionary<Guid, string>>;
