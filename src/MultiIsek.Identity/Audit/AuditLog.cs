using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Audit;

/// <summary>Protokoll der Stadt.</summary>
internal sealed class AuditLog(IsekDbContext db, CurrentUser user, TimeProvider time) : IAudit
{
    public async Task AppendAsync(Act act, CancellationToken ct)
    {
        // To the microsecond, which all three databases give back as it was.
        var now = time.GetUtcNow().UtcDateTime;
        now = new DateTime(now.Ticks - (now.Ticks % 10), DateTimeKind.Utc);
        // Taking the row first lets one writer at a time go on; the others wait for its commit.
        if (await db.Set<AuditHead>().ExecuteUpdateAsync(s => s.SetProperty(h => h.No, h => h.No + 1), ct) == 0)
        {
            db.Add(new AuditHead(1, ""));
            await db.SaveChangesAsync(ct);
        }

        var head = await db.Set<AuditHead>().AsNoTracking().SingleAsync(ct);
        var fields = string.Join(',', act.Fields);
        fields = fields.Length <= AuditEntry.FieldsMax ? fields : fields[..AuditEntry.FieldsMax];
        var hash = HashOf(head.Hash, db.Tenant.Place.Id, head.No, now, user.VisitId, user.Actor, act.Name, act.Subject, fields);
        db.Add(
            new AuditEntry
            {
                No = head.No,
                At = now,
                Actor = user.Actor,
                Name = act.Name,
                Subject = act.Subject,
                Fields = fields,
                VisitId = user.VisitId,
                Hash = hash,
            }
        );
        await db.SaveChangesAsync(ct);
        await db.Set<AuditHead>().ExecuteUpdateAsync(s => s.SetProperty(h => h.Hash, hash), ct);
    }

    /// <summary>Number of the first of these entries that does not fit the one before it, or null: as much as a page that shows them should ask.</summary>
    public async Task<long?> VerifyAsync(IReadOnlyCollection<AuditEntry> shown, CancellationToken ct)
    {
        var before = shown.Select(e => e.No - 1).ToList();
        var hashes = await db.Set<AuditEntry>().Where(e => before.Contains(e.No)).ToDictionaryAsync(e => e.No, e => e.Hash, ct);
        return shown
            .OrderBy(e => e.No)
            .Where(e => (e.No > 1 && !hashes.ContainsKey(e.No - 1)) || !Fits(e, hashes.GetValueOrDefault(e.No - 1, "")))
            .Select(e => (long?)e.No)
            .FirstOrDefault();
    }

    /// <summary>Number of the first entry of all that is not what it was, or null. Reads the whole log.</summary>
    public async Task<long?> VerifyAsync(CancellationToken ct)
    {
        var (last, no) = ("", 0L);
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.No).AsAsyncEnumerable().WithCancellation(ct))
        {
            no++;
            if (entry.No != no || !Fits(entry, last))
            {
                return no;
            }

            last = entry.Hash;
        }

        // A chain cut off at its end is whole in itself; its head knows better.
        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(ct);
        return (head?.No ?? 0) == no && (head?.Hash ?? "") == last ? null : no + 1;
    }

    private static bool Fits(AuditEntry entry, string last) =>
        entry.Hash == HashOf(last, entry.TenantId, entry.No, entry.At, entry.VisitId, entry.Actor, entry.Name, entry.Subject, entry.Fields);

    private static string HashOf(string last, int tenant, long no, DateTime at, Guid? visit, params string[] words)
    {
        var text = new StringBuilder(last).Append('\n').Append(tenant.ToString(CultureInfo.InvariantCulture)).Append('\n').Append(no.ToString(CultureInfo.InvariantCulture));
        text.Append('\n').Append(at.Ticks.ToString(CultureInfo.InvariantCulture));
        // The entries of before visits were kept in them end without one.
        foreach (var word in visit is { } id ? words.Append(id.ToString()) : words)
        {
            // With its length, so that no two rows read alike.
            text.Append('\n').Append(word.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(word);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
