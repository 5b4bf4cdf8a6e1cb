using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Organisations;

namespace MultiIsek.Planning.Plans;

internal enum HorizonKind
{
    TargetYear,
    RelativeYears,
    Unlimited,
}

/// <summary>Zeithorizont: a target year, a span of years from now on, or none.</summary>
internal sealed record Horizon(HorizonKind Kind, int? Year = null, int? Min = null, int? Max = null, string? Label = null)
{
    public string ToGerman() =>
        Label
        ?? Kind switch
        {
            HorizonKind.TargetYear => $"{Year}",
            HorizonKind.RelativeYears => Min == Max ? $"die nächsten {Min} Jahre" : $"die nächsten {Min} bis {Max} Jahre",
            HorizonKind.Unlimited => "unbefristet",
            _ => throw new InvalidOperationException($"Unknown horizon {Kind}."),
        };
}

internal sealed record PlanLink(string Label, string Url);

/// <summary>Konzept: ISEK, INSEK, Gesamtstrategie … of the city. It may have several versions, or none yet.</summary>
internal sealed class Plan : IOwnedByTenant, IKeyed, IRevised
{
    public const int TitleMax = 300;
    public const int TextMax = 8000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public string ShortName { get; set; } = "";
    public string Title { get; set; } = "";
    public PlanKind Kind { get; set; }
    public string? Subtitle { get; set; }
    public string? Slogan { get; set; }
    public string Summary { get; set; } = "";
    public string? AbbreviationNote { get; set; }
    public string PageTitle { get; set; } = "";
    public string Lead { get; set; } = "";

    /// <summary>What is missing, said openly.</summary>
    public string? Note { get; set; }
    public string? Scope { get; set; }
    public List<Horizon> Horizons { get; set; } = [];
    public List<PlanLink> Links { get; set; } = [];
    public Guid? LeadOrganisationId { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int SortOrder { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Plan>
    {
        public void Configure(EntityTypeBuilder<Plan> plan)
        {
            plan.ToTable("planning_plans");
            plan.Property(p => p.Key).HasMaxLength(Conventions.KeyMax);
            plan.HasIndex(p => new { p.TenantId, p.Key }).IsUnique();
            plan.Property(p => p.ShortName).HasMaxLength(120);
            plan.Property(p => p.Title).HasMaxLength(TitleMax);
            plan.Property(p => p.Subtitle).HasMaxLength(TitleMax);
            plan.Property(p => p.Slogan).HasMaxLength(TitleMax);
            plan.Property(p => p.Summary).HasMaxLength(TextMax);
            plan.Property(p => p.AbbreviationNote).HasMaxLength(1000);
            plan.Property(p => p.PageTitle).HasMaxLength(TitleMax);
            plan.Property(p => p.Lead).HasMaxLength(1000);
            plan.Property(p => p.Note).HasMaxLength(1000);
            plan.Property(p => p.Scope).HasMaxLength(TitleMax);
            plan.Property(p => p.Horizons).IsJson();
            plan.Property(p => p.Links).IsJson();
            plan.Property(p => p.SourceDetail).HasMaxLength(200);
            plan.Refers<Plan, Organisation>(p => p.LeadOrganisationId);
            plan.Refers(DocumentsKeys.Document, p => p.SourceId);
        }
    }
}
