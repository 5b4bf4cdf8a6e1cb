using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Planning.Organisations;

internal enum OrganisationKind
{
    AdministrativeUnit,
    Committee,
    Office,
    Association,
    Company,
    Authority,
    Funder,
    Group,
}

internal enum CommitteeLevel
{
    Council,
    CouncilCommittee,
    LocalBoard,
    SteeringCommittee,
    SteeringGroup,
}

/// <summary>Organisation: a unit of the administration, a committee, an office, a group of people who take part.</summary>
internal sealed class Organisation : IOwnedByTenant, IKeyed, IRevised
{
    public const int NameMax = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public OrganisationKind Kind { get; set; }
    public string Name { get; set; } = "";

    /// <summary>A second spelling that the source uses.</summary>
    public string? AltName { get; set; }
    public string? ShortName { get; set; }
    public Guid? ParentId { get; set; }

    /// <summary>For committees.</summary>
    public CommitteeLevel? Level { get; set; }
    public string? Street { get; set; }
    public string? PostalCode { get; set; }
    public string? City { get; set; }
    public string? Phone { get; set; }
    public string? Fax { get; set; }
    public string? Email { get; set; }
    public bool HasContactForm { get; set; }
    public string? Url { get; set; }
    public string? OpeningHours { get; set; }
    public bool IsExternal { get; set; }
    public string? Note { get; set; }

    /// <summary>An organisation in use is closed, never deleted.</summary>
    public DateOnly? ValidUntil { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int SortOrder { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> organisation)
        {
            organisation.ToTable("planning_organisations");
            organisation.Property(o => o.Key).HasMaxLength(Conventions.KeyMax);
            organisation.HasIndex(o => new { o.TenantId, o.Key }).IsUnique();
            organisation.Property(o => o.Name).HasMaxLength(NameMax);
            organisation.Property(o => o.AltName).HasMaxLength(NameMax);
            organisation.Property(o => o.ShortName).HasMaxLength(60);
            organisation.Property(o => o.Street).HasMaxLength(120);
            organisation.Property(o => o.PostalCode).HasMaxLength(10);
            organisation.Property(o => o.City).HasMaxLength(120);
            organisation.Property(o => o.Phone).HasMaxLength(40);
            organisation.Property(o => o.Fax).HasMaxLength(40);
            organisation.Property(o => o.Email).HasMaxLength(254);
            organisation.Property(o => o.Url).HasMaxLength(500);
            organisation.Property(o => o.OpeningHours).HasMaxLength(500);
            organisation.Property(o => o.Note).HasMaxLength(1000);
            organisation.Property(o => o.SourceDetail).HasMaxLength(200);
            organisation.Refers<Organisation, Organisation>(o => o.ParentId);
            organisation.Refers(DocumentsKeys.Document, o => o.SourceId);
        }
    }
}
