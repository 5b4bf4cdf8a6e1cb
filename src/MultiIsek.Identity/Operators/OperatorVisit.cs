using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Operators;

/// <summary>
/// Besuch des Betreibers: for a while, with a reason, somebody of the platform acts in this city as its admin may. The row is the city's own, for its people to
/// read and to end; the log names it with everything that was done.
/// </summary>
internal sealed class OperatorVisit : IOwnedByTenant, IUnseen
{
    public const int ReasonMin = 10;
    public const int ReasonMax = 500;

    /// <summary>Minutes to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [15, 30, 60];

    /// <summary>How long the way from the platform's host to the city's may take.</summary>
    public static readonly TimeSpan EntryValidity = TimeSpan.FromMinutes(5);

    public int TenantId { get; private set; }
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Row of the catalog; empty for the operator's command line, which is in and out at once.</summary>
    public required Guid OperatorId { get; init; }

    /// <summary>Copied, since the city's database may lie elsewhere than the catalog.</summary>
    public required string OperatorName { get; init; }
    public required string Reason { get; init; }
    public required DateTime StartedAt { get; init; }
    public required DateTime EndsAt { get; init; }
    public DateTime? EndedAt { get; set; }

    /// <summary>Of the code that opens the city's host once; null after that.</summary>
    public string? EntryHash { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OperatorVisit>
    {
        public void Configure(EntityTypeBuilder<OperatorVisit> visit)
        {
            visit.ToTable("identity_operator_visits");
            visit.Property(v => v.OperatorName).HasMaxLength(User.NameMax);
            visit.Property(v => v.Reason).HasMaxLength(ReasonMax);
            visit.Property(v => v.EntryHash).HasMaxLength(64);
            visit.HasIndex(v => new { v.TenantId, v.EntryHash });
            visit.HasIndex(v => new { v.TenantId, v.StartedAt });
        }
    }
}
