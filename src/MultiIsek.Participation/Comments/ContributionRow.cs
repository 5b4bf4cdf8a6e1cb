using System.Globalization;
using MultiIsek.Kernel.Maps;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>A contribution as pages show it. The text of one that is hidden is not loaded.</summary>
internal sealed record ContributionRow
{
    public required Guid Id { get; init; }
    public required int Year { get; init; }
    public required int Number { get; init; }
    public required int Paragraph { get; init; }
    public required Guid? ElementId { get; init; }
    public required Guid? ParentId { get; init; }
    public required Guid PhaseId { get; init; }
    public required DateTime ReceivedAt { get; init; }
    public required Channel Channel { get; init; }
    public required string Text { get; init; }

    /// <summary>Only where the person wished it to be shown.</summary>
    public required string? Name { get; init; }
    public required bool IsBlocked { get; init; }

    /// <summary>Its text is gone; number and place stay.</summary>
    public required bool IsErased { get; init; }
    public int Supports { get; init; }

    /// <summary>Words of the paragraph to which it refers.</summary>
    public string? Quote { get; init; }

    /// <summary>Of an idea.</summary>
    public string? Title { get; init; }
    public string? Category { get; init; }
    public string? PlaceNote { get; init; }
    public Guid? SpaceId { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }

    /// <summary>GeoJSON.</summary>
    public string? Shape { get; init; }
    public IReadOnlyList<ContributionRow> Answers { get; init; } = [];

    public GeoPoint? Point => (Longitude, Latitude) is ({ } longitude, { } latitude) ? new GeoPoint(longitude, latitude) : null;
    public GeoShape? Drawn => Shape is null ? null : GeoReader.Read(Shape);
    public string PublicNumber => Contribution.PublicNumber(Year, Number);
    public string Anchor => PublicNumber.ToLowerInvariant();
}
