using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Identity.Operators;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Roles;

/// <summary>Rolle einer Person in der Stadt.</summary>
internal sealed class Membership(Guid userId, Role role, DateTime givenAt, bool isMapped = false, Guid? visitId = null) : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }
    public Guid UserId { get; private set; } = userId;
    public Role Role { get; private set; } = role;
    public DateTime GivenAt { get; private set; } = givenAt;

    /// <summary>Given by the city's provider, which takes it away again.</summary>
    public bool IsMapped { get; private set; } = isMapped;

    /// <summary>The operator's visit from which it comes, or null.</summary>
    public Guid? VisitId { get; private set; } = visitId;

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> membership)
        {
            membership.ToTable("identity_memberships");
            membership.HasKey(m => new
            {
                m.TenantId,
                m.UserId,
                m.Role,
            });
            membership.Refers<Membership, User>(m => m.UserId);
            membership.Refers<Membership, OperatorVisit>(m => m.VisitId);
        }
    }
}
