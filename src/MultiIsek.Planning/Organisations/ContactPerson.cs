using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Planning.Organisations;

/// <summary>Which of a person's fields the public sees.</summary>
internal enum PublicFields
{
    None,
    Function,
    Name,
    All,
}

/// <summary>Ansprechperson. Sample data holds the function, never a name.</summary>
internal sealed class ContactPerson : IOwnedByTenant, IKeyed, IRevised
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public string Function { get; set; } = "";
    public string? Name { get; set; }
    public Guid OrganisationId { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public bool HasContactForm { get; set; }
    public PublicFields PublicFields { get; set; }
    public string? Note { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContactPerson>
    {
        public void Configure(EntityTypeBuilder<ContactPerson> person)
        {
            person.ToTable("planning_contact_persons");
            person.Property(p => p.Key).HasMaxLength(Conventions.KeyMax);
            person.HasIndex(p => new { p.TenantId, p.Key }).IsUnique();
            person.Property(p => p.Function).HasMaxLength(120);
            person.Property(p => p.Name).HasMaxLength(120);
            person.Property(p => p.Address).HasMaxLength(300);
            person.Property(p => p.Phone).HasMaxLength(40);
            person.Property(p => p.Email).HasMaxLength(254);
            person.Property(p => p.Note).HasMaxLength(500);
            person.Property(p => p.SourceDetail).HasMaxLength(200);
            person.Refers<ContactPerson, Organisation>(p => p.OrganisationId);
            person.Refers(DocumentsKeys.Document, p => p.SourceId);
        }
    }
}
