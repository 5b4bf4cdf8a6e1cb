using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Departments;

/// <summary>Stellungnahme eines Fachamts zu einem Beitrag: one for each department, for those who weigh; not public.</summary>
internal sealed class DepartmentStatement : IOwnedByTenant, IUnseen, IRevised
{
    public const int TextMax = 4000;

    public int TenantId { get; private set; }
    public required Guid ContributionId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Text { get; set; }

    /// <summary>Account of whoever changed it last.</summary>
    public required Guid ChangedBy { get; set; }
    public required DateTime ChangedAt { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DepartmentStatement>
    {
        public void Configure(EntityTypeBuilder<DepartmentStatement> statement)
        {
            statement.ToTable("participation_department_statements");
            statement.HasKey(s => new
            {
                s.TenantId,
                s.ContributionId,
                s.OrganisationId,
            });
            statement.Property(s => s.Text).HasMaxLength(TextMax);
            statement.Refers<DepartmentStatement, Contribution>(s => s.ContributionId);
            statement.Refers(PlanningKeys.Organisation, s => s.OrganisationId);
        }
    }
}
