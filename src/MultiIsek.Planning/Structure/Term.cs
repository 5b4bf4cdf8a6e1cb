using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Planning.Structure;

/// <summary>Begriff eines Vokabulars: shipped ones (the 17 goals for sustainable development) and the city's own. Its key is "vocabulary-term".</summary>
internal sealed class Term : IOwnedByTenant, IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public string Vocabulary { get; set; } = "";
    public string VocabularyLabel { get; set; } = "";
    public string Label { get; set; } = "";
    public Guid? ParentId { get; set; }
    public int SortOrder { get; set; }

    /// <summary>From when it is no longer offered; a term in use is closed, never deleted.</summary>
    public DateOnly? ValidUntil { get; set; }

    public static string KeyOf(string vocabulary, string term) => $"{vocabulary}-{term}";

    internal sealed class Mapping : IEntityTypeConfiguration<Term>
    {
        public void Configure(EntityTypeBuilder<Term> term)
        {
            term.ToTable("planning_terms");
            term.Property(t => t.Key).HasMaxLength(Conventions.KeyMax);
            term.HasIndex(t => new { t.TenantId, t.Key }).IsUnique();
            term.Property(t => t.Vocabulary).HasMaxLength(40);
            term.Property(t => t.VocabularyLabel).HasMaxLength(120);
            term.Property(t => t.Label).HasMaxLength(200);
            term.Refers<Term, Term>(t => t.ParentId);
        }
    }
}
