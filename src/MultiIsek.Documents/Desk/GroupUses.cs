using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Documents.Desk;

/// <summary>Was eine Gruppe davor bewahrt, gelöscht zu werden.</summary>
/// <param name="Documents">How many are in it.</param>
/// <param name="Drafts">How many of them the public does not see yet and could.</param>
/// <param name="Others">What else names it.</param>
/// <param name="IsImported">The next import would bring it again.</param>
internal sealed record GroupUses(int Documents, int Drafts, IReadOnlyList<string> Others, bool IsImported)
{
    private const int Named = 5;

    /// <summary>Of several groups, with as many questions as of one.</summary>
    public static async Task<IReadOnlyDictionary<Guid, GroupUses>> ListAsync(
        IsekDbContext db,
        IEnumerable<IDocumentUses> uses,
        IReadOnlyList<DocumentGroup> groups,
        CancellationToken ct
    )
    {
        var counts = await db.Set<Document>()
            .Where(d => d.GroupId != null)
            .GroupBy(d => d.GroupId!.Value)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Drafts = g.Count(d => d.State == DocumentState.Draft && !d.IsPlaceholder),
            })
            .ToDictionaryAsync(g => g.Key, ct);
        var imported = await db.Set<ImportedRecord>().Where(r => r.Part == DocumentsKeys.GroupKind).Select(r => r.Key).ToListAsync(ct);
        List<(Guid Group, string What)> others = [];
        foreach (var each in uses)
        {
            others.AddRange((await each.OfGroupsAsync(ct)).Select(u => (u.Group, u.Use.What)));
        }

        return groups.ToDictionary(
            g => g.Id,
            g => new GroupUses(
                counts.GetValueOrDefault(g.Id)?.Count ?? 0,
                counts.GetValueOrDefault(g.Id)?.Drafts ?? 0,
                [.. others.Where(o => o.Group == g.Id).Select(o => o.What).Distinct()],
                imported.Contains(g.Key)
            )
        );
    }

    /// <summary>Why it stays, in sentences; null for a group that can go.</summary>
    public string? Reason
    {
        get
        {
            List<string> said = [];
            if (Documents > 0)
            {
                said.Add($"In ihr {(Documents == 1 ? "ist noch ein Dokument" : $"sind noch {GermanText.Number(Documents)} Dokumente")}.");
            }

            if (Others.Count > 0)
            {
                said.Add($"Auf sie verweist: {string.Join(", ", Others.Take(Named))}{(Others.Count > Named ? " und anderes" : "")}.");
            }

            if (IsImported)
            {
                said.Add("Sie kommt aus den Datendateien der Stadt; der nächste Import brächte sie wieder.");
            }

            return said.Count == 0 ? null : string.Join(' ', said);
        }
    }
}
