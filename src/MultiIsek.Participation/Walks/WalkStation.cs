using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Events;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Walks;

/// <summary>Station einer Begehung, in the order of the way.</summary>
internal sealed class WalkStation : IOwnedByTenant
{
    public const int TitleMax = 120;
    public const int PlaceMax = 200;

    /// <summary>Of one walk: more than anybody walks to on one day.</summary>
    public const int Most = 30;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid EventId { get; init; }

    /// <summary>In addresses; unique in its walk.</summary>
    public required string Key { get; init; }
    public int SortOrder { get; set; }
    public string Title { get; set; } = "";

    /// <summary>Where it is, in words.</summary>
    public string? PlaceNote { get; set; }

    /// <summary>When the walk is to be there, on a Berlin clock.</summary>
    public TimeOnly? PlannedAt { get; set; }

    /// <summary>Degrees (WGS 84); both or none.</summary>
    public double? Longitude { get; set; }
    public double? Latitude { get; set; }
    public Guid? SpaceId { get; set; }

    /// <summary>The measure that is to be talked about here.</summary>
    public Guid? ElementId { get; set; }

    public GeoPoint? Point => (Longitude, Latitude) is ({ } longitude, { } latitude) ? new GeoPoint(longitude, latitude) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<WalkStation>
    {
        public void Configure(EntityTypeBuilder<WalkStation> station)
        {
            station.ToTable("participation_walk_stations");
            station.Ignore(s => s.Point);
            station.Property(s => s.Key).HasMaxLength(Conventions.KeyMax);
            station.Property(s => s.Title).HasMaxLength(TitleMax);
            station.Property(s => s.PlaceNote).HasMaxLength(PlaceMax);
            station
                .HasIndex(s => new
                {
                    s.TenantId,
                    s.EventId,
                    s.Key,
                })
                .IsUnique();
            station.Refers<WalkStation, PublicEvent>(s => s.EventId);
            station.Refers(PlanningKeys.Space, s => s.SpaceId);
            station.Refers(PlanningKeys.Element, s => s.ElementId);
        }
    }
}

/// <summary>Befund: what was seen or said at a station. The words are a contribution of the one store; this row says where on the walk, and who wrote it down.</summary>
internal sealed class SiteFinding : IOwnedByTenant
{
    /// <summary>From the form: sent twice it is one finding.</summary>
    public required Guid Id { get; init; }
    public int TenantId { get; private set; }
    public required Guid ContributionId { get; init; }
    public required Guid StationId { get; init; }

    /// <summary>No foreign key: an account goes when its person wants it.</summary>
    public Guid? EnteredById { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SiteFinding>
    {
        public void Configure(EntityTypeBuilder<SiteFinding> finding)
        {
            finding.ToTable("participation_findings");
            finding.HasIndex(f => new { f.TenantId, f.ContributionId }).IsUnique();
            finding.Refers<SiteFinding, Contribution>(f => f.ContributionId);
            finding.Refers<SiteFinding, WalkStation>(f => f.StationId);
        }
    }
}
