using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Audit;

/// <summary>
/// Protokolleintrag: who did what to which row, and which fields. Each carries the hash of the one before it, so that a changed or missing row shows.
/// It holds ids and names of fields, never names, addresses or text.
/// </summary>
internal sealed class AuditEntry : IOwnedByTenant, IUnseen
{
    public const int NameMax = 60;
    public const int FieldsMax = 1000;

    public int TenantId { get; private set; }

    /// <summary>From 1, without a gap.</summary>
    public required long No { get; init; }
    public required DateTime At { get; init; }
    public required string Actor { get; init; }
    public required string Name { get; init; }
    public required string Subject { get; init; }

    /// <summary>Separated by commas.</summary>
    public required string Fields { get; init; }

    /// <summary>The operator's visit in which it was done, or null.</summary>
    public Guid? VisitId { get; init; }
    public required string Hash { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> entry)
        {
            entry.ToTable("identity_audit_entries");
            entry.HasKey(e => new { e.TenantId, e.No });
            entry.HasIndex(e => new
            {
                e.TenantId,
                e.Name,
                e.No,
            });
            // Filters of the log; the newest come first in each.
            entry.HasIndex(e => new
            {
                e.TenantId,
                e.Actor,
                e.No,
            });
            // The log of one thing.
            entry.HasIndex(e => new
            {
                e.TenantId,
                e.Subject,
                e.No,
            });
            entry.HasIndex(e => new { e.TenantId, e.At });
            entry.HasIndex(e => new { e.TenantId, e.VisitId });
            entry.Property(e => e.Actor).HasMaxLength(NameMax);
            entry.Property(e => e.Name).HasMaxLength(NameMax);
            entry.Property(e => e.Subject).HasMaxLength(80);
            entry.Property(e => e.Fields).HasMaxLength(FieldsMax);
            entry.Property(e => e.Hash).HasMaxLength(64);
        }
    }
}

/// <summary>Ende der Kette: the row that writers of one city take in turn.</summary>
internal sealed class AuditHead(long no, string hash) : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }
    public long No { get; private set; } = no;
    public string Hash { get; private set; } = hash;

    internal sealed class Mapping : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> head)
        {
            head.ToTable("identity_audit_heads");
            head.HasKey(h => h.TenantId);
            head.Property(h => h.Hash).HasMaxLength(64);
        }
    }
}
