using System.Text.Json;
using System.Text.Json.Serialization;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Transfer;

// The data files of this module, field by field; their JSON Schemas are made from these records.

internal abstract record DataFile
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
}

internal abstract record Sourced
{
    public string? Source { get; init; }
    public string? SourceDetail { get; init; }
}

internal sealed record SpacesFile : DataFile
{
    public string? Note { get; init; }
    public required IReadOnlyList<SpaceRecord> Spaces { get; init; }
}

internal sealed record SpaceRecord : Sourced
{
    public required string Key { get; init; }
    public required SpaceKind Kind { get; init; }
    public required string Name { get; init; }
    public string? Parent { get; init; }
    public string? Note { get; init; }

    /// <summary>GeoJSON geometry in WGS 84: Point, LineString or Polygon, also with Multi.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Geometry { get; init; }
}

internal sealed record OrganisationsFile : DataFile
{
    public required IReadOnlyList<OrganisationRecord> Organisations { get; init; }
    public IReadOnlyList<ContactRecord> Contacts { get; init; } = [];
}

internal sealed record OrganisationRecord : Sourced
{
    public required string Key { get; init; }
    public required OrganisationKind Kind { get; init; }
    public required string Name { get; init; }
    public string? AltName { get; init; }
    public string? ShortName { get; init; }
    public string? Parent { get; init; }
    public CommitteeLevel? Level { get; init; }
    public string? Street { get; init; }
    public string? PostalCode { get; init; }
    public string? City { get; init; }
    public string? Phone { get; init; }
    public string? Fax { get; init; }
    public string? Email { get; init; }
    public bool ContactForm { get; init; }
    public string? Url { get; init; }
    public string? OpeningHours { get; init; }
    public bool External { get; init; }
    public string? Note { get; init; }
}

internal sealed record ContactRecord : Sourced
{
    public required string Key { get; init; }
    public required string Function { get; init; }
    public required string Organisation { get; init; }
    public string? Address { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public bool ContactForm { get; init; }
    public PublicFields PublicFields { get; init; } = PublicFields.Function;
    public string? Note { get; init; }
}

internal sealed record StructureFile : DataFile
{
    public required IReadOnlyList<ProfileRecord> Profiles { get; init; }
    public IReadOnlyList<VocabularyRecord> Vocabularies { get; init; } = [];
}

/// <summary>Vorlage einer Struktur, for a plan that begins.</summary>
internal sealed record TemplateFile : DataFile
{
    public required string Key { get; init; }

    /// <summary>Place in the list, from 1.</summary>
    public required int Place { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    public required ProfileRecord Profile { get; init; }
}

internal sealed record VocabularyRecord
{
    public required string Key { get; init; }
    public required string Label { get; init; }
    public required IReadOnlyList<TermRecord> Terms { get; init; }
}

internal sealed record TermRecord
{
    public required string Key { get; init; }
    public required string Label { get; init; }
    public string? Parent { get; init; }
}

internal sealed record PlansFile : DataFile
{
    public required IReadOnlyList<PlanRecord> Plans { get; init; }
}

internal sealed record PlanRecord : Sourced
{
    public required string Key { get; init; }
    public required string ShortName { get; init; }
    public required string Title { get; init; }
    public required PlanKind Kind { get; init; }
    public string? Subtitle { get; init; }
    public string? Slogan { get; init; }
    public IReadOnlyList<string> Summary { get; init; } = [];
    public string? AbbreviationNote { get; init; }
    public required string PageTitle { get; init; }
    public string Lead { get; init; } = "";
    public string? Note { get; init; }
    public string? Scope { get; init; }
    public IReadOnlyList<Horizon> Horizons { get; init; } = [];
    public IReadOnlyList<PlanLink> Links { get; init; } = [];
    public string? LeadOrganisation { get; init; }
    public IReadOnlyList<StageRecord> Stages { get; init; } = [];
    public IReadOnlyList<RelationRecord> Relations { get; init; } = [];
    public IReadOnlyList<InvolvementRecord> Involvements { get; init; } = [];
    public IReadOnlyList<VersionRecord> Versions { get; init; } = [];
}

internal sealed record StageRecord : Sourced
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public string? Purpose { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? DateNote { get; init; }
    public bool Current { get; init; }
    public string? AsOf { get; init; }
}

internal sealed record RelationRecord : Sourced
{
    public required string Key { get; init; }
    public required PlanRelationKind Kind { get; init; }
    public string? Plan { get; init; }
    public string? Title { get; init; }
    public string? Url { get; init; }
    public string? Note { get; init; }
}

internal sealed record InvolvementRecord : Sourced
{
    public required string Organisation { get; init; }
    public required ActorRole Role { get; init; }
    public string? Note { get; init; }
}

internal sealed record VersionRecord : Sourced
{
    public required string Key { get; init; }
    public required int No { get; init; }
    public required string Name { get; init; }
    public string? AltName { get; init; }
    public string? Date { get; init; }
    public required PlanVersionState State { get; init; }
    public string? BasedOn { get; init; }
    public required string Profile { get; init; }
    public string? Note { get; init; }
}

internal sealed record ElementsFile : DataFile
{
    public required string Version { get; init; }
    public required IReadOnlyList<ElementRecord> Elements { get; init; }
    public IReadOnlyList<LinkRecord> Links { get; init; } = [];
    public IReadOnlyList<LineageRecord> Lineage { get; init; } = [];
}

internal sealed record ElementRecord : Sourced
{
    public required string Key { get; init; }
    public required string Type { get; init; }
    public string? Number { get; init; }
    public bool NumberIsManual { get; init; }
    public required string Title { get; init; }
    public string? TitleAsPublished { get; init; }
    public string? Lead { get; init; }
    public IReadOnlyList<string> Body { get; init; } = [];
    public string? BodyLabel { get; init; }
    public string? BodyAsPublished { get; init; }
    public string? Missing { get; init; }
    public string? MissingDocument { get; init; }
    public IReadOnlyList<string> PlainLanguage { get; init; } = [];
    public IReadOnlyDictionary<string, JsonElement> Attributes { get; init; } = new Dictionary<string, JsonElement>();
    public IReadOnlyList<string> Spaces { get; init; } = [];
    public string? SpaceNote { get; init; }
    public IReadOnlyList<InvolvementRecord> Involvements { get; init; } = [];
    public IReadOnlyList<string> Documents { get; init; } = [];
    public string? Group { get; init; }
    public IReadOnlyList<ElementRecord> Children { get; init; } = [];
}

internal sealed record LinkRecord
{
    public required string From { get; init; }
    public required string To { get; init; }
    public required ElementLinkKind Kind { get; init; }
    public int? Strength { get; init; }
    public string? Comment { get; init; }
}

internal sealed record LineageRecord
{
    public required string From { get; init; }
    public required string FromVersion { get; init; }
    public string? To { get; init; }
    public required Fate Fate { get; init; }
    public string? Reason { get; init; }
}
