using MultiIsek.Documents.Contracts;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>Another element seen from this one: "trägt bei zu: 6 Mittelzentrum (stark)".</summary>
internal sealed record LinkLine(string Word, string Label, string Url, string? Strength, string? Comment);

/// <summary>A version that has, had or will have this element.</summary>
/// <param name="Remarks">What became of it: fate, reason, where to.</param>
internal sealed record HistoryStep(
    PlanVersion Version,
    string? PlanName,
    string Title,
    string? Url,
    bool IsShown,
    IReadOnlyList<(string Text, string? Label, string? Url)> Remarks
);

/// <summary>What the page of an element shows.</summary>
internal sealed record ElementView
{
    public required Plan Plan { get; init; }
    public required PlanVersion Version { get; init; }
    public required PlanVersion Current { get; init; }

    /// <summary>Only staff read this version.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>The plan's current version has this element too.</summary>
    public required bool IsInCurrent { get; init; }
    public required Outline Outline { get; init; }
    public required ElementHead Head { get; init; }
    public required ElementType Type { get; init; }
    public required IReadOnlyDictionary<Guid, ElementType> Types { get; init; }
    public required ElementRevision Revision { get; init; }
    public required IReadOnlyList<Fact> Facts { get; init; }
    public required IReadOnlyList<LinkLine> Links { get; init; }
    public required IReadOnlyList<ElementDecision> Decisions { get; init; }
    public required IReadOnlyList<DocumentCard> Documents { get; init; }
    public required DocumentCard? MissingDocument { get; init; }
    public required DocumentGroupCard? DocumentGroup { get; init; }
    public required DocumentCard? Source { get; init; }
    public required IReadOnlyList<HistoryStep> History { get; init; }

    public bool IsCurrent => Version.Id == Current.Id;
    public bool IsCommentable => Type.Is(ElementFlag.Commentable);
    public string Url => $"/plan/{Plan.Key}/{Head.Key}";
    public ElementSlot Slot => new(Head.Id, Head.Key, Version.Id, Type.Role, Revision.Body.Count, IsCommentable, IsCurrent, Plan.Key, Version.Key);

    public string UrlOf(ElementHead head) => $"/plan/{Plan.Key}/{head.Key}{(IsCurrent ? "" : $"?fassung={Version.Key}")}";

    public ParagraphSlot Paragraph(int number) => new(Head.Id, Head.Key, Version.Id, Type.Role, number, IsCommentable, IsCurrent, Plan.Key, Version.Key);
}
