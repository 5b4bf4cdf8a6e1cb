using System.Text.Json;
using MediatR;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Contracts;

/// <summary>An event with all that its page says of it.</summary>
/// <param name="Kind">KickOff, Forum, Workshop, SiteWalk, Retreat, Conference, Session, ExpertTalk, Survey, Exhibition or Other.</param>
/// <param name="DateNote">The source's words where its date is not one.</param>
/// <param name="From">Clock in Berlin.</param>
/// <param name="Format">OnSite, Digital, Hybrid or Unknown.</param>
/// <param name="Plan">Key.</param>
/// <param name="Status">Held, Scheduled, Postponed, Cancelled or Unknown.</param>
/// <param name="Spaces">Keys.</param>
/// <param name="Documents">Keys.</param>
public sealed record EventEntry(
    Guid Id,
    string Key,
    string Kind,
    string Title,
    SourceDate? HeldOn,
    SourceDate? EndsOn,
    string? DateNote,
    TimeOnly? From,
    TimeOnly? Until,
    string? Place,
    string Format,
    string? Purpose,
    string? Participants,
    string? Result,
    string? Plan,
    string Status,
    bool IsExample,
    IReadOnlyList<string> Spaces,
    IReadOnlyList<string> Documents
)
{
    public string Url => $"/termine/{Key}";
}

/// <summary>Veranstaltungen der Stadt.</summary>
public sealed record ListEventEntries(Window Window) : IRequest<Slice<EventEntry>>;

/// <summary>A phase as of now.</summary>
/// <param name="StartsAt">First moment (UTC).</param>
/// <param name="EndsAt">First moment after it (UTC).</param>
/// <param name="Version">Key of the version that it is about.</param>
/// <param name="TargetRoles">What can be commented: elements of these roles …</param>
/// <param name="TargetElements">… and these elements (keys).</param>
/// <param name="IsPreModerated">Contributions appear when staff has read them.</param>
/// <param name="Documents">Keys of the documents of its result.</param>
public sealed record PhaseEntry(
    Guid Id,
    string Key,
    PhaseKind Kind,
    string Title,
    string? Summary,
    PhaseState State,
    DateTime? StartsAt,
    DateTime? EndsAt,
    string? EndedNote,
    string? Version,
    IReadOnlyList<ElementRole> TargetRoles,
    IReadOnlyList<string> TargetElements,
    bool IsPreModerated,
    string WhatNext,
    string? Result,
    SourceDate? ResultPublishedOn,
    IReadOnlyList<string> Categories,
    bool IsExample,
    IReadOnlyList<string> Documents
)
{
    public string Url => $"/mitmachen/{Key}";
}

/// <summary>Öffentliche Beteiligungsphasen; drafts are in no answer.</summary>
public sealed record ListPhaseEntries(PhaseState? State, Window Window) : IRequest<Slice<PhaseEntry>>;

/// <summary>Ids of the versions that public phases are about.</summary>
public sealed record ListDiscussedVersions : IRequest<IReadOnlyCollection<Guid>>;

/// <summary>A contribution as anybody may read it, or with its state as the city's own machines may.</summary>
/// <param name="Number">"H-2026-00017".</param>
/// <param name="Phase">Key.</param>
/// <param name="Paragraph">From 1; 0 for the element as a whole.</param>
/// <param name="AnswerTo">Number of the contribution that it answers.</param>
/// <param name="Name">Only where the person wished it to be shown.</param>
/// <param name="State">Published, Pending or Blocked.</param>
/// <param name="Title">Of an idea or a pin.</param>
/// <param name="Category">In the city's words.</param>
/// <param name="PlaceNote">Where, in the person's own words.</param>
/// <param name="Space">Key of a place.</param>
/// <param name="Geometry">What was shown on the map, as GeoJSON: Point, LineString or Polygon.</param>
/// <param name="Metres">Length of a line.</param>
/// <param name="SquareMetres">Size of an area.</param>
public sealed record ContributionEntry(
    Guid Id,
    string Number,
    string Phase,
    string? Plan,
    string? Version,
    string? Element,
    int Paragraph,
    string? AnswerTo,
    Channel Channel,
    DateTime ReceivedAt,
    DateTime? PublishedAt,
    string State,
    string Text,
    string? Name,
    string? Title,
    string? Category,
    string? PlaceNote,
    string? Space,
    JsonElement? Geometry,
    double? Metres,
    double? SquareMetres
)
{
    public string Url =>
        Element is null
            ? (AnswerTo is null ? $"/mitmachen/{Phase}/ideen/{Number}" : $"/mitmachen/{Phase}/ideen/{AnswerTo}")
            : $"/plan/{Plan}/{Element}/kommentare{(Version is null ? "" : $"?fassung={Version}")}#{Number.ToLowerInvariant()}";
}

/// <summary>Beiträge öffentlicher Phasen, the key of the window being a number.</summary>
/// <param name="IsAll">Those that wait and those that are blocked, too; never what a person took back or had erased.</param>
/// <param name="Phase">Key.</param>
/// <param name="AfterReceivedAt">Of the last one seen: within a phase contributions come in the order in which they were received.</param>
public sealed record ListContributionEntries(bool IsAll, string? Phase, Window Window, DateTime? AfterReceivedAt) : IRequest<Slice<ContributionEntry>>;
