using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Identity.Operators;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Invitations;

/// <summary>Einladung in eine Rolle; its link is shown to the invited person alone, the row holds a hash.</summary>
internal sealed class Invitation : IOwnedByTenant, IUnseen
{
    public static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    public int TenantId { get; private set; }
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required string Email { get; set; }
    public required Role Role { get; init; }
    public required string TokenHash { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime EndsAt { get; set; }
    public DateTime? AcceptedAt { get; set; }

    /// <summary>The operator's visit in which somebody was invited; the role that comes of it knows it, too.</summary>
    public Guid? VisitId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> invitation)
        {
            invitation.ToTable("identity_invitations");
            invitation.Property(i => i.Email).HasMaxLength(Identity.SignIn.User.EmailMax);
            invitation.Property(i => i.TokenHash).HasMaxLength(64);
            invitation.HasIndex(i => new { i.TenantId, i.TokenHash }).IsUnique();
            invitation.Refers<Invitation, OperatorVisit>(i => i.VisitId);
        }
    }
}
