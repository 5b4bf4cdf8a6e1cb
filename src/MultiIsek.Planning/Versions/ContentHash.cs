using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Versions;

/// <summary>Prüfsumme einer Fassung: SHA-256 over all its elements in order, the same on every database, independent of row ids.</summary>
internal static class ContentHash
{
    public static async Task<string> OfAsync(IsekDbContext db, Guid versionId, CancellationToken ct)
    {
        var keys = await db.Set<PlanElement>()
            .Where(e => db.Set<ElementRevision>().Any(r => r.ElementId == e.Id && r.PlanVersionId == versionId))
            .ToDictionaryAsync(e => e.Id, e => e.Key, ct);
        var rows = await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == versionId).OrderBy(r => r.Position).ToListAsync(ct);
        var types = await db.Set<Structure.ElementType>()
            .Where(t => db.Set<ElementRevision>().Any(r => r.PlanVersionId == versionId && r.TypeId == t.Id))
            .ToDictionaryAsync(t => t.Id, t => t.Key, ct);
        var links = await db.Set<ElementLink>().AsNoTracking().Where(l => l.PlanVersionId == versionId).ToListAsync(ct);
        var content = new
        {
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
                r.BodyAsPublished,
                r.Missing,
                r.PlainLanguage,
                Attributes = r.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => new { a.Key, Value = a.Value.GetRawText() }),
            }),
            Links = links
                .Select(l => new
                {
                    From = keys[l.FromElementId],
                    To = keys[l.ToElementId],
                    Kind = l.Kind.ToString(),
                    l.Strength,
                    l.Comment,
                })
                .OrderBy(l => l.From, StringComparer.Ordinal)
                .ThenBy(l => l.To, StringComparer.Ordinal)
                .ThenBy(l => l.Kind, StringComparer.Ordinal),
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
    }
}
