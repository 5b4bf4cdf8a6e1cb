using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Sending;

/// <summary>
/// Ausgangskorb: what shall leave the process, written in the transaction that decided it. A background worker sends it at least once; who receives it twice
/// knows it by the same <see cref="Id"/>.
/// </summary>
public sealed class OutboxMessage : IOwnedByTenant, IUnseen
{
    public const int KindMax = 40;
    public const int ErrorMax = 500;

    /// <summary>After so many attempts, some three days, it is left for people to look at: a mail server may be away for a weekend.</summary>
    public const int AttemptsMax = 20;

    /// <summary>Longer than any attempt takes: then another instance may try.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>How long a message that was sent is kept, without its payload.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public int TenantId { get; private set; }
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which sender takes it: "mail".</summary>
    public required string Kind { get; init; }

    /// <summary>JSON that the sender understands. Emptied when it was sent, or long after it was given up: it holds addresses.</summary>
    public required string Payload { get; set; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Not before. Null: nothing more will be tried.</summary>
    public DateTime? DueAt { get; set; }
    public int Attempts { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>Why the last attempt failed; no address, no text.</summary>
    public string? Error { get; set; }

    /// <summary>15 seconds after the first attempt, then three times as long each time, at most <see cref="LongestPause"/>.</summary>
    public static TimeSpan PauseAfter(int attempts)
    {
        var seconds = 15 * Math.Pow(3, attempts - 1);
        return seconds < LongestPause.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestPause;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> message)
        {
            message.ToTable("kernel_outbox_messages");
            message.Property(m => m.Kind).HasMaxLength(KindMax);
            message.Property(m => m.Error).HasMaxLength(ErrorMax);
            message.HasIndex(m => new { m.TenantId, m.DueAt });
        }
    }
}
