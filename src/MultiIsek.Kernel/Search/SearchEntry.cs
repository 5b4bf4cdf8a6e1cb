using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Search;

/// <summary>Sucheintrag: what the search finds, with the words folded and stemmed.</summary>
public sealed class SearchEntry : IOwnedByTenant
{
    public const int TitleMax = 400;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Url { get; init; }
    public required string Kind { get; set; }
    public required string Title { get; set; }
    public required string Excerpt { get; set; }
    public required string TitleWords { get; set; }
    public required string Words { get; set; }
    public int Rank { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SearchEntry>
    {
        public void Configure(EntityTypeBuilder<SearchEntry> entry)
        {
            entry.ToTable("kernel_search_entries");
            entry.Property(e => e.Url).HasMaxLength(300);
            entry.Property(e => e.Kind).HasMaxLength(80);
            entry.Property(e => e.Title).HasMaxLength(TitleMax);
            entry.Property(e => e.TitleWords).HasMaxLength(TitleMax);
            entry.HasIndex(e => new { e.TenantId, e.Url }).IsUnique();
        }
    }
}

/// <summary>One thing that can be found.</summary>
/// <param name="Kind">What it is, as the city calls it ("Maßnahme", "Dokument").</param>
/// <param name="Text">All its public text.</param>
/// <param name="Rank">Lower stands first among equals.</param>
public sealed record SearchItem(string Url, string Kind, string Title, string Text, int Rank);

/// <summary>A module's public content, for the search and for the sitemap.</summary>
public interface ISearchSource
{
    /// <summary>What the addresses of its items begin with; no other source has such addresses.</summary>
    IReadOnlyList<string> Places { get; }

    Task<IReadOnlyList<SearchItem>> ListAsync(IsekDbContext db, CancellationToken ct);
}
