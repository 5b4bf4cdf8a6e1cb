using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents.Versions;

/// <summary>Text einer Datei, as far as it could be read out of a PDF or a Word file: for the search.</summary>
internal sealed class DocumentText : IOwnedByTenant
{
    /// <summary>Some thirty pages.</summary>
    public const int TextMax = 100_000;
    public const char PageEnd = '\f';

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid VersionId { get; init; }

    /// <summary>Words with one space between; pages, where there are any, are parted by <see cref="PageEnd"/>.</summary>
    public required string Text { get; init; }

    public static string Normal(string text)
    {
        var pages = text.Replace('\0', ' ').Split(PageEnd).Select(p => string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var normal = string.Join(PageEnd, pages).TrimEnd(PageEnd);
        return normal.Length <= TextMax ? normal : normal[..TextMax];
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentText>
    {
        public void Configure(EntityTypeBuilder<DocumentText> text)
        {
            text.ToTable("documents_texts");
            text.Property(t => t.Text).HasMaxLength(TextMax);
            text.HasIndex(t => new { t.TenantId, t.VersionId }).IsUnique();
            text.Refers<DocumentText, DocumentVersion>(t => t.VersionId);
        }
    }
}
