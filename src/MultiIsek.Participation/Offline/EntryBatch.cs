using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Offline;

/// <summary>
/// Stapel: letters, calls, minutes or workshop cards that staff entered together. It knows who did and when; its contributions are those of its numbers, so that
/// a contribution carries nothing more than one from the web.
/// </summary>
internal sealed class EntryBatch : IOwnedByTenant, IUnseen
{
    public const int ReasonMax = 300;

    /// <summary>From the form: sent twice it is one batch.</summary>
    public required Guid Id { get; init; }
    public int TenantId { get; private set; }
    public required Guid PhaseId { get; init; }
    public required Channel Channel { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Why it counts although it came outside of the phase's time.</summary>
    public required string? LateReason { get; init; }

    /// <summary>No foreign key: an account goes when its person wants it.</summary>
    public required Guid? EnteredById { get; init; }
    public required DateTime EnteredAt { get; init; }

    /// <summary>Hash of the list that it was read from; null where it was typed. SHA-256 in lower-case hex.</summary>
    public string? TableHash { get; init; }

    /// <summary>Numbers of its contributions: from … to, of one year.</summary>
    public required int Year { get; init; }
    public required int First { get; init; }
    public required int Last { get; init; }

    public int Count => Last - First + 1;

    internal sealed class Mapping : IEntityTypeConfiguration<EntryBatch>
    {
        public void Configure(EntityTypeBuilder<EntryBatch> batch)
        {
            batch.ToTable("participation_entry_batches");
            batch.Ignore(b => b.Count);
            batch.Property(b => b.LateReason).HasMaxLength(ReasonMax);
            batch.Property(b => b.TableHash).HasMaxLength(64);
            batch.HasIndex(b => new { b.TenantId, b.PhaseId });
            batch.Refers<EntryBatch, ParticipationPhase>(b => b.PhaseId);
        }
    }
}
