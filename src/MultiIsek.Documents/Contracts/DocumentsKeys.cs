using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Documents.Contracts;

/// <summary>Names by which upper modules point to this module's rows.</summary>
public static class DocumentsKeys
{
    public const string Document = "MultiIsek.Documents.Library.Document";
    public const string Group = "MultiIsek.Documents.Library.DocumentGroup";

    /// <summary>Kinds of reference in data files.</summary>
    public const string DocumentKind = Import.SourceKind;
    public const string GroupKind = "Dokumentgruppe";

    /// <summary>Keys of all documents and groups, drafts too, by id, as the database has them at this moment: also within a transaction, where kept lists may lag.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> AllAsync(IsekDbContext db, CancellationToken ct)
    {
        var keys = await db.Set<Document>().ToDictionaryAsync(d => d.Id, d => d.Key, ct);
        foreach (var group in await db.Set<DocumentGroup>().Select(g => new { g.Id, g.Key }).ToListAsync(ct))
        {
            keys[group.Id] = group.Key;
        }

        return keys;
    }
}

public enum DocumentKind
{
    SourcePage,
    FinalReport,
    InterimReport,
    Presentation,
    Documentation,
    CouncilResolution,
    Map,
    Brochure,
    MonitoringReport,
    Image,
    Guideline,
    Concept,
    Draft,
    Other,
}
