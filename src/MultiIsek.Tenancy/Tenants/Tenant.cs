using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Tenants;

/// <summary>Stadt (Mandant): one municipality with its own plan, documents and participation.</summary>
internal sealed class Tenant : ICatalogRow, IRevised
{
    public const int SlugMax = 63;
    public const int NameMax = 120;
    public const int DesignationMax = 60;
    public const int LetterMarkMax = 2;
    public const int PlanNameMax = 120;
    public const int HeadlineMax = 160;
    public const int LeadMax = 800;
    public const int MottoMax = 400;
    public const int MottoLabelMax = 60;

    public int Id { get; private set; }
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public string Designation { get; set; } = "";
    public Land Land { get; set; }

    /// <summary>Amtlicher Gemeindeschlüssel, eight digits.</summary>
    public required string Ags { get; set; }

    /// <summary>Name of the connection string of the database that the city lives in.</summary>
    public string Database { get; set; } = "Cities";
    public TenantState State { get; set; }

    /// <summary>Somebody has put it on the net; everybody reads it once its legal pages are whole, too.</summary>
    public bool IsPublished { get; set; }
    public string BrandColour { get; set; } = "#33415c";
    public string LetterMark { get; set; } = "";
    public string PlanName { get; set; } = "";
    public string Headline { get; set; } = "";
    public string Lead { get; set; } = "";
    public string? Motto { get; set; }
    public string? MottoLabel { get; set; }

    /// <summary>A sample of the software, not the city's official page: it says so on every page and is not indexed.</summary>
    public bool IsDemonstration { get; set; }
    public DateOnly? AsOf { get; set; }
    public Contact Contact { get; set; } = new();
    public List<TenantLink> Links { get; set; } = [];
    public List<string> PrivacyNotices { get; set; } = [];
    public EasyAccess EasyAccess { get; set; } = new();

    /// <summary>Domains that the city wants to have, once they lead here.</summary>
    public List<string> WantedHosts { get; set; } = [];
    public MapTiles? MapTiles { get; set; }
    public DateTime CreatedAt { get; init; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Tenant>
    {
        public void Configure(EntityTypeBuilder<Tenant> tenant)
        {
            tenant.ToTable("tenancy_tenants");
            tenant.Property(t => t.Revision).IsConcurrencyToken();
            tenant.Property(t => t.Slug).HasMaxLength(SlugMax);
            tenant.HasIndex(t => t.Slug).IsUnique();
            tenant.Property(t => t.Name).HasMaxLength(NameMax);
            tenant.Property(t => t.Designation).HasMaxLength(DesignationMax);
            tenant.Property(t => t.Ags).HasMaxLength(8);
            tenant.Property(t => t.Database).HasMaxLength(60);
            tenant.Property(t => t.BrandColour).HasMaxLength(7);
            tenant.Property(t => t.LetterMark).HasMaxLength(LetterMarkMax);
            tenant.Property(t => t.PlanName).HasMaxLength(PlanNameMax);
            tenant.Property(t => t.Headline).HasMaxLength(HeadlineMax);
            tenant.Property(t => t.Lead).HasMaxLength(LeadMax);
            tenant.Property(t => t.Motto).HasMaxLength(MottoMax);
            tenant.Property(t => t.MottoLabel).HasMaxLength(MottoLabelMax);
            tenant.Property(t => t.Contact).IsJson();
            tenant.Property(t => t.Links).IsJson();
            tenant.Property(t => t.PrivacyNotices).IsJson();
            tenant.Property(t => t.EasyAccess).IsJson();
            tenant.Property(t => t.MapTiles).IsJson();
            tenant.Property(t => t.WantedHosts).IsJson();
        }
    }
}
