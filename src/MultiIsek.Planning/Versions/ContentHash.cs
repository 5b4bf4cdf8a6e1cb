using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Versions;

/// <summary>
/// Prüfsumme einer Fassung: SHA-256 over all that is fixed with it: what it says of itself, its structure, its elements in order with their places, links,
/// bodies and documents. The same on every database, independent of row ids. The number in front names the way it is made: a later way gets another.
/// </summary>
internal static class ContentHash
{
    public const string Prefix = "2:";

    public static async Task<string> OfAsync(IsekDbContext db, Guid versionId, CancellationToken ct)
    {
        var version = await db.Set<PlanVersion>().AsNoTracking().SingleAsync(v => v.Id == versionId, ct);
        var rows = await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == versionId).OrderBy(r => r.Position).ToListAsync(ct);
        var keys = await db.Set<PlanElement>()
            .Where(e => db.Set<ElementRevision>().Any(r => r.ElementId == e.Id && r.PlanVersionId == versionId))
            .ToDictionaryAsync(e => e.Id, e => e.Key, ct);
        var profile = await db.Set<StructureProfile>().AsNoTracking().SingleAsync(p => p.Id == version.ProfileId, ct);
        var structure = await StructureRows.LoadAsync(db, version.ProfileId, isTracked: false, ct);
        var types = structure.Types.ToDictionary(t => t.Id, t => t.Key);
        var links = (await db.Set<ElementLink>().AsNoTracking().Where(l => l.PlanVersionId == versionId).ToListAsync(ct)).ToLookup(l => l.FromElementId);
        var places = (await db.Set<ElementSpace>().AsNoTracking().Where(s => s.PlanVersionId == versionId).ToListAsync(ct)).ToLookup(s => s.ElementId, s => s.SpaceId);
        var actors = (await db.Set<Involvement>().AsNoTracking().Where(i => i.PlanVersionId == versionId).ToListAsync(ct)).ToLookup(i => i.ElementId);
        var papers = (await db.Set<ElementDocument>().AsNoTracking().Where(d => d.PlanVersionId == versionId).ToListAsync(ct)).ToLookup(d => d.ElementId, d => d.DocumentId);
        var spaces = await db.Set<Space>().ToDictionaryAsync(s => s.Id, s => s.Key, ct);
        var bodies = await db.Set<Organisation>().ToDictionaryAsync(o => o.Id, o => o.Key, ct);
        var documents = await DocumentsKeys.AllAsync(db, ct);
        var content = new
        {
            version.Name,
            version.AltName,
            DatedOn = version.DatedOn?.ToString(),
            version.Note,
            Source = Document(version.SourceId),
            version.SourceDetail,
            // The profile's own key and number are names, not content.
            Structure = DeskStructure.TextOf(structure.ToRecord(profile) with { Key = "", Revision = 0 }),
            Elements = rows.Select(r => new
            {
                Key = keys[r.ElementId],
                Type = types[r.TypeId],
                Parent = r.ParentElementId is { } parent ? keys[parent] : null,
                r.SortOrder,
                r.Number,
                r.Title,
                r.TitleAsPublished,
                r.Lead,
                r.Body,
                r.BodyLabel,
                r.BodyAsPublished,
                r.Missing,
                MissingDocument = Document(r.MissingDocumentId),
                r.PlainLanguage,
                Attributes = r.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new { a.Key, Value = a.Value.GetRawText() }),
                r.SpaceNote,
                Spaces = Sorted(places[r.ElementId].Select(s => spaces[s])),
                Group = Document(r.DocumentGroupId),
                Documents = Sorted(papers[r.ElementId].Select(d => Document(d)!)),
                Actors = Sorted(actors[r.ElementId].Select(a => JsonSerializer.Serialize(new[] { a.Role.ToString(), bodies[a.OrganisationId], a.Note, Document(a.SourceId) }))),
                Links = Sorted(links[r.ElementId].Select(l => JsonSerializer.Serialize(new[] { l.Kind.ToString(), keys[l.ToElementId], $"{l.Strength}", l.Comment }))),
                Source = Document(r.SourceId),
                r.SourceDetail,
            }),
        };
        return Prefix + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));

        string? Document(Guid? id) => id is { } known ? documents[known] : null;
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);
}
