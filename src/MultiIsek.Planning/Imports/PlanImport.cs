using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Imports;

internal enum ImportKind
{
    Table,
    Word,
}

internal enum ImportAct
{
    Created,
    Changed,

    /// <summary>Recognised and left as it was.</summary>
    Seen,
}

/// <summary>
/// Import einer Datei in eine Fassung: what was read of it waits for the person who uploaded it, and afterwards stays as what is needed to take it back. Gone after
/// 30 days, save for a text that was taken over: by it a second import knows which element is which chapter.
/// </summary>
internal sealed class PlanImport : IOwnedByTenant, IUnseen
{
    public const int NameMax = 200;

    /// <summary>Days after which a file that nobody came back to goes.</summary>
    public const int KeptDays = 30;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid PlanVersionId { get; init; }
    public required ImportKind Kind { get; init; }

    /// <summary>As <see cref="ElementChange.Actor"/>.</summary>
    public required string Actor { get; set; }
    public required string FileName { get; init; }
    public required DateTime UploadedAt { get; init; }

    /// <summary>Number in the file of the first of <see cref="Rows"/>.</summary>
    public int FirstRow { get; init; } = 1;

    /// <summary>Of a table the cells, headings first; of a text its sections: level, title, Markdown, number of pictures. Empty once a table was taken over.</summary>
    public List<List<string>> Rows { get; set; } = [];

    /// <summary>Of a text, its pictures as long as it waits; afterwards they are documents.</summary>
    public List<KeptPicture> Pictures { get; set; } = [];

    /// <summary>What the person decided: columns, levels, places.</summary>
    public Dictionary<string, string> Choices { get; set; } = [];
    public DateTime? AppliedAt { get; set; }
    public DateTime? UndoneAt { get; set; }

    /// <summary>What was done to which element.</summary>
    public List<ImportStep> Steps { get; set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<PlanImport>
    {
        public void Configure(EntityTypeBuilder<PlanImport> import)
        {
            import.ToTable("planning_imports");
            import.HasIndex(i => new
            {
                i.TenantId,
                i.PlanVersionId,
                i.UploadedAt,
            });
            import.Property(i => i.Actor).HasMaxLength(ElementChange.ActorMax);
            import.Property(i => i.FileName).HasMaxLength(NameMax);
            import.Property(i => i.Rows).IsJson();
            import.Property(i => i.Pictures).IsJson();
            import.Property(i => i.Choices).IsJson();
            import.Property(i => i.Steps).IsJson();
            import.Refers<PlanImport, PlanVersion>(i => i.PlanVersionId);
        }
    }
}

/// <summary>Pictures of texts that wait.</summary>
internal sealed class ImportBlobs : IBlobRows
{
    public Type Entity => typeof(PlanImport);

    public async Task<IReadOnlyList<BlobRow>> ListAsync(IsekDbContext db, CancellationToken ct) =>
        [
            .. (
                await db.Set<PlanImport>()
                    .Where(i => i.Kind == ImportKind.Word && i.AppliedAt == null)
                    .OrderBy(i => i.Id)
                    .Select(i => new { i.FileName, i.Pictures })
                    .ToListAsync(ct)
            ).SelectMany(i => i.Pictures.Select(p => new BlobRow(p.Sha256, i.FileName))),
        ];
}

/// <param name="Before">The form before; null where only its place changed, and for a new element.</param>
/// <param name="After">Stamp of the form as the import left it.</param>
/// <param name="Parent">Where it stood before, where its place changed.</param>
/// <param name="MovedTo">Where it was put.</param>
/// <param name="Source">Path of headings, for a text.</param>
internal sealed record ImportStep(
    Guid ElementId,
    ImportAct Act,
    Dictionary<string, string>? Before,
    string After,
    bool IsMoved = false,
    Guid? Parent = null,
    int Place = 0,
    Guid? MovedTo = null,
    string? Source = null
)
{
    /// <param name="from">Where it stood, where the import moved it.</param>
    public static ImportStep Of(ImportRow row, ElementRevision revision, (Guid? Parent, int Place)? from, ElementForm after) =>
        new(
            revision.ElementId,
            row.IsNew ? ImportAct.Created : ImportAct.Changed,
            row.IsNew || row.Changed.Count == 0 ? null : row.Before.ToDictionary(),
            after.Stamp,
            from is not null,
            from?.Parent,
            from?.Place ?? 0,
            from is null ? null : revision.ParentElementId,
            row.Source
        );
}
