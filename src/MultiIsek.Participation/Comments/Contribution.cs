using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

internal enum ContributionState
{
    Pending,
    Published,
    Blocked,
    Withdrawn,

    /// <summary>On its person's wish, or because the time for keeping it is over: number and place stay, so that answers and references hold; text and person are gone.</summary>
    Erased,
}

/// <summary>Beitrag: what a person said, at which place of which version. Its text is never edited.</summary>
internal sealed partial class Contribution : IOwnedByTenant
{
    public const int TextMax = 10_000;
    public const int NameMax = 80;
    public const int QuoteMax = 500;
    public const int TitleMax = 120;
    public const int PlaceNoteMax = 200;

    /// <summary>Answers that one contribution takes; whoever has more to say writes an own one.</summary>
    public const int AnswersMax = 20;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }

    /// <summary>Year and number make the public number H-2026-00017; unique per city.</summary>
    public int Year { get; init; }
    public int Number { get; init; }
    public Guid PhaseId { get; init; }
    public Guid? ElementId { get; init; }
    public Guid? PlanVersionId { get; init; }

    /// <summary>Paragraph of the element's text, from 1; 0 for the element as a whole.</summary>
    public int Paragraph { get; init; }

    /// <summary>The contribution that this one answers; one level only.</summary>
    public Guid? ParentId { get; init; }
    public Channel Channel { get; init; }
    public DateTime ReceivedAt { get; init; }
    public string Text { get; init; } = "";

    /// <summary>Shown only when the person wished so.</summary>
    public string? Name { get; init; }
    public bool ShowsName { get; init; }

    /// <summary>The account that was signed in, where the form said so. No foreign key: it belongs to a module beside this one, and an account goes when its person wants it.</summary>
    public Guid? AuthorId { get; init; }
    public ContributionState State { get; set; }
    public DateTime? PublishedAt { get; set; }

    /// <summary>Why it is blocked, or why it waits though its phase publishes at once.</summary>
    public string? BlockedReason { get; set; }

    /// <summary>SHA-256 (hex) of the receipt code; the code itself is not kept.</summary>
    public string ReceiptHash { get; init; } = "";

    /// <summary>From the form's token: the same form sent twice is one contribution.</summary>
    public Guid SubmissionId { get; init; }
    public int Reports { get; private set; }

    /// <summary>How many support it: kept in the row, so that no page counts.</summary>
    public int Supports { get; private set; }

    /// <summary>The words of the paragraph to which it refers, as they stand in its text; null for the paragraph as a whole.</summary>
    public string? Quote { get; init; }

    /// <summary>Überschrift of an idea.</summary>
    public string? Title { get; init; }

    /// <summary>Key of one of its phase's categories.</summary>
    public string? Category { get; init; }

    /// <summary>Where an idea belongs, in the person's own words …</summary>
    public string? PlaceNote { get; init; }

    /// <summary>… and as one of the city's places.</summary>
    public Guid? SpaceId { get; init; }

    /// <summary>Where a pin stands, in degrees (WGS 84); both or none. No index: every comment would write into it.</summary>
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }

    /// <summary>A line or an area that was drawn, as GeoJSON; the point above is its middle. Null for a pin.</summary>
    public string? Shape { get; init; }

    public static string PublicNumber(int year, int number) => string.Create(CultureInfo.InvariantCulture, $"H-{year:0000}-{number:00000}");

    /// <summary>Year and number behind "H-2026-00017"; case and blanks don't matter.</summary>
    public static (int Year, int Number)? ParseNumber(string? text)
    {
        var match = NumberForm().Match(text ?? "");
        return match.Success ? (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    [GeneratedRegex(@"^\s*[Hh]-([0-9]{4})-([0-9]{5,9})\s*\z")]
    private static partial Regex NumberForm();

    internal sealed class Mapping : IEntityTypeConfiguration<Contribution>
    {
        public void Configure(EntityTypeBuilder<Contribution> contribution)
        {
            contribution.ToTable("participation_contributions");
            contribution
                .HasIndex(c => new
                {
                    c.TenantId,
                    c.Year,
                    c.Number,
                })
                .IsUnique();
            contribution.HasIndex(c => new { c.TenantId, c.SubmissionId }).IsUnique();
            contribution.HasIndex(c => new { c.TenantId, c.ReceiptHash });
            // Serves the keyset of a chapter: newest first, published only, answers apart.
            contribution.HasIndex(c => new
            {
                c.TenantId,
                c.PlanVersionId,
                c.ElementId,
                c.ParentId,
                c.State,
                c.ReceivedAt,
                c.Id,
            });
            // The same for one paragraph: few comments among very many are found without passing the others.
            contribution.HasIndex(c => new
            {
                c.TenantId,
                c.PlanVersionId,
                c.ElementId,
                c.Paragraph,
                c.ParentId,
                c.State,
                c.ReceivedAt,
                c.Id,
            });
            contribution.HasIndex(c => new
            {
                c.TenantId,
                c.PhaseId,
                c.State,
                c.ReceivedAt,
                c.Id,
            });
            // What a person finds in the own account.
            contribution
                .HasIndex(c => new
                {
                    c.TenantId,
                    c.AuthorId,
                    c.ReceivedAt,
                    c.Id,
                })
                .HasFilter("\"AuthorId\" IS NOT NULL");
            // Most comments are a guest's, answer nothing and name no space: those write nothing into these three.
            contribution.HasIndex(c => new { c.TenantId, c.ParentId }).HasFilter("\"ParentId\" IS NOT NULL");
            contribution.HasIndex(c => new { c.TenantId, c.SpaceId }).HasFilter("\"SpaceId\" IS NOT NULL");
            contribution.Property(c => c.Text).HasMaxLength(TextMax);
            contribution.Property(c => c.Name).HasMaxLength(InvitedBody.NameMax);
            contribution.Property(c => c.BlockedReason).HasMaxLength(500);
            contribution.Property(c => c.ReceiptHash).HasMaxLength(64);
            contribution.Property(c => c.Quote).HasMaxLength(QuoteMax);
            contribution.Property(c => c.Title).HasMaxLength(TitleMax);
            contribution.Property(c => c.Category).HasMaxLength(Conventions.KeyMax);
            contribution.Property(c => c.PlaceNote).HasMaxLength(PlaceNoteMax);
            contribution.Property(c => c.Shape).HasMaxLength(DrawnShape.JsonMax);
            contribution.Refers<Contribution, ParticipationPhase>(c => c.PhaseId);
            contribution.Refers<Contribution, Contribution>(c => c.ParentId);
            contribution.Refers(PlanningKeys.Element, c => c.ElementId);
            contribution.Refers(PlanningKeys.PlanVersion, c => c.PlanVersionId);
            contribution.Refers(PlanningKeys.Space, c => c.SpaceId);
        }
    }
}
