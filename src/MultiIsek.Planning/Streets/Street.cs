using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Planning.Streets;

/// <summary>Straße, or an address, with its place: what a person types instead of looking for it on the map. The list is the city's own; there is no geocoder.</summary>
internal sealed class Street : IOwnedByTenant
{
    public const int NameMax = 120;
    public const int NumberMax = 12;

    /// <summary>Of <see cref="Words"/>: a letter may become two.</summary>
    public const int WordsMax = 600;

    /// <summary>Of a city.</summary>
    public const int Most = 20_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }

    /// <summary>In the order of names and house numbers, from 0.</summary>
    public required int Position { get; init; }
    public required string Name { get; init; }

    /// <summary>Hausnummer; null for the street as a whole.</summary>
    public string? Number { get; init; }

    /// <summary>Ortsteil, where streets of the same name lie in several.</summary>
    public string? Quarter { get; init; }

    /// <summary>By which it is found (<see cref="StreetWords"/>): a blank before each.</summary>
    public required string Words { get; init; }

    /// <summary>Degrees (WGS 84).</summary>
    public required double Longitude { get; init; }
    public required double Latitude { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Street>
    {
        public void Configure(EntityTypeBuilder<Street> street)
        {
            street.ToTable("planning_streets");
            street.Property(s => s.Name).HasMaxLength(NameMax);
            street.Property(s => s.Number).HasMaxLength(NumberMax);
            street.Property(s => s.Quarter).HasMaxLength(NameMax);
            street.Property(s => s.Words).HasMaxLength(WordsMax);
            // Unique: of two lists that are uploaded at once one stays, whole.
            street.HasIndex(s => new { s.TenantId, s.Position }).IsUnique();
        }
    }
}
