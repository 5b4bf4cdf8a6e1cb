using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Versions;

/// <summary>Fassung eines Konzepts. Its name and its state are independent: a "vorläufiger Endbericht" may be adopted as it is.</summary>
internal sealed class PlanVersion : IOwnedByTenant, IKeyed, IRevised
{
    public const int NameMax = 200;
    public const int NoteMax = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public Guid PlanId { get; set; }
    public int No { get; set; }
    public string Name { get; set; } = "";
    public string? AltName { get; set; }
    public SourceDate? DatedOn { get; set; }
    public PlanVersionState State { get; set; }
    public Guid? BasedOnId { get; set; }
    public Guid ProfileId { get; set; }
    public string? Note { get; set; }

    /// <summary>Names its content, set when it is adopted; see <see cref="ContentHash"/>.</summary>
    public string? ContentHash { get; set; }
    public DateTime? FrozenAt { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int Revision { get; set; }

    /// <summary>The city shows it to everybody although nobody has decided on it; an imported draft is meant to be shown where its plan has nothing better.</summary>
    public bool IsShownEarly { get; set; }

    /// <summary>Everybody may read it, whatever is discussed.</summary>
    public bool IsPublic => State != PlanVersionState.Discarded && (IsShownEarly || State is PlanVersionState.InCouncil or PlanVersionState.Adopted or PlanVersionState.Superseded);

    /// <summary>Names the state of what people write about the version.</summary>
    public string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Name, AltName, DatedOn?.ToString(), Note))))[..32];

    public bool IsFrozen => State is PlanVersionState.Adopted or PlanVersionState.Superseded;

    internal sealed class Mapping : IEntityTypeConfiguration<PlanVersion>
    {
        public void Configure(EntityTypeBuilder<PlanVersion> version)
        {
            version.ToTable("planning_plan_versions", t => t.HasTrigger("planning_plan_versions_frozen"));
            version.Property(v => v.Key).HasMaxLength(Conventions.KeyMax);
            version.HasIndex(v => new { v.TenantId, v.Key }).IsUnique();
            version
                .HasIndex(v => new
                {
                    v.TenantId,
                    v.PlanId,
                    v.No,
                })
                .IsUnique();
            version.Property(v => v.Name).HasMaxLength(NameMax);
            version.Property(v => v.AltName).HasMaxLength(NameMax);
            version.Property(v => v.Note).HasMaxLength(NoteMax);
            version.Property(v => v.ContentHash).HasMaxLength(70);
            version.Property(v => v.SourceDetail).HasMaxLength(200);
            version.Refers<PlanVersion, Plan>(v => v.PlanId);
            version.Refers<PlanVersion, PlanVersion>(v => v.BasedOnId);
            version.Refers<PlanVersion, StructureProfile>(v => v.ProfileId);
            version.Refers(DocumentsKeys.Document, v => v.SourceId);
        }
    }
}
