using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Transfer;

/// <summary>Importierter Datensatz: what a data file said last time, so that a second import changes just what was edited.</summary>
public sealed class ImportedRecord : IOwnedByTenant
{
    public int TenantId { get; private set; }
    public required string Part { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 (hex) of the record as it stood in the file.</summary>
    public required string Hash { get; set; }

    /// <summary>The day that the record's relative dates count from: the first import.</summary>
    public required DateOnly BaseOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportedRecord>
    {
        public void Configure(EntityTypeBuilder<ImportedRecord> record)
        {
            record.ToTable("kernel_imported_records");
            record.Property(r => r.Part).HasMaxLength(60);
            record.Property(r => r.Key).HasMaxLength(200);
            record.Property(r => r.Hash).HasMaxLength(64);
            record.HasKey(r => new
            {
                r.TenantId,
                r.Part,
                r.Key,
            });
        }
    }
}
