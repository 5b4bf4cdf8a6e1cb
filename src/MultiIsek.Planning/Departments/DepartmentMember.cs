using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Departments;

/// <summary>Wer für welches Fachamt arbeitet. The account is another module's and may go; its id then belongs to nobody.</summary>
internal sealed class DepartmentMember(Guid userId, Guid organisationId) : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }
    public Guid UserId { get; private set; } = userId;
    public Guid OrganisationId { get; private set; } = organisationId;

    internal sealed class Mapping : IEntityTypeConfiguration<DepartmentMember>
    {
        public void Configure(EntityTypeBuilder<DepartmentMember> member)
        {
            member.ToTable("planning_department_members");
            member.HasKey(m => new
            {
                m.TenantId,
                m.UserId,
                m.OrganisationId,
            });
            member.Refers<DepartmentMember, Organisation>(m => m.OrganisationId);
        }
    }
}
