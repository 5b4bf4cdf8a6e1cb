using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Documents.Library;

/// <summary>Stand eines Dokuments.</summary>
internal enum DocumentState
{
    /// <summary>Entwurf: staff alone see it.</summary>
    Draft,
    Published,

    /// <summary>Zurückgezogen: its page says why, and gives no file.</summary>
    Withdrawn,
}

/// <summary>Dokument: report, presentation, resolution, picture, or the summary of a public source. A placeholder has no file and says where it would be.</summary>
internal sealed class Document : IOwnedByTenant, IKeyed, IRevised
{
    public const int TitleMax = 300;
    public const int NoteMax = 2000;
    public const int ShortMax = 200;
    public const int UrlMax = 500;
    public const int AltMax = 500;
    public const int ReasonMax = 500;
    public const int LanguageMax = 12;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public DocumentKind Kind { get; set; }
    public string Title { get; set; } = "";
    public Guid? GroupId { get; set; }
    public string? Summary { get; set; }

    /// <summary>The document's own date, as exact as known.</summary>
    public SourceDate? DatedOn { get; set; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; set; }

    /// <summary>Where it stands on the web.</summary>
    public string? Url { get; set; }

    /// <summary>The day on which its facts were taken over.</summary>
    public DateOnly? ReadOn { get; set; }

    /// <summary>Bildnachweis.</summary>
    public string? Credit { get; set; }
    public bool IsPlaceholder { get; set; }
    public string? PlaceholderNote { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }

    /// <summary>What an import brings is public.</summary>
    public DocumentState State { get; set; } = DocumentState.Published;

    /// <summary>Bildbeschreibung: what somebody who does not see the picture or map reads instead.</summary>
    public string? AltText { get; set; }

    /// <summary>BCP 47, "de" or "de-x-ls" (Leichte Sprache); null where nobody said.</summary>
    public string? Language { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public string? WithdrawnReason { get; set; }
    public int SortOrder { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Document>
    {
        public void Configure(EntityTypeBuilder<Document> document)
        {
            document.ToTable("documents_documents");
            document.Property(d => d.Key).HasMaxLength(Conventions.KeyMax);
            document.HasIndex(d => new { d.TenantId, d.Key }).IsUnique();
            document.HasIndex(d => new { d.TenantId, d.SortOrder });
            document.Property(d => d.Title).HasMaxLength(TitleMax);
            document.Property(d => d.Summary).HasMaxLength(NoteMax);
            document.Property(d => d.Publisher).HasMaxLength(ShortMax);
            document.Property(d => d.Url).HasMaxLength(UrlMax);
            document.Property(d => d.Credit).HasMaxLength(ShortMax);
            document.Property(d => d.PlaceholderNote).HasMaxLength(NoteMax);
            document.Property(d => d.SourceDetail).HasMaxLength(ShortMax);
            document.Property(d => d.AltText).HasMaxLength(AltMax);
            document.Property(d => d.Language).HasMaxLength(LanguageMax);
            document.Property(d => d.WithdrawnReason).HasMaxLength(ReasonMax);
            document.Refers<Document, DocumentGroup>(d => d.GroupId);
            document.Refers<Document, Document>(d => d.SourceId);
        }
    }
}
