using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Uploads;

/// <summary>Dateien, die in Prüfung sind oder in denen etwas gefunden wurde.</summary>
internal sealed class ScanWork(IsekDbContext db) : IDeskWork
{
    private const string Url = "/verwaltung/dokumente?zustand=pruefung";

    public string Policy => Policies.Editor;

    public async Task<(IReadOnlyList<DeskTask> Tasks, IReadOnlyList<DeskDate> Dates)> FindAsync(DateOnly today, CancellationToken ct)
    {
        var counts = await db.Set<DocumentVersion>()
            .Where(v => !Scans.Passed.Contains(v.Scan))
            .GroupBy(v => v.Scan)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var (waiting, refused) = (counts.GetValueOrDefault(ScanState.Waiting), counts.GetValueOrDefault(ScanState.Infected) + counts.GetValueOrDefault(ScanState.TooLarge));
        List<DeskTask> tasks = [];
        if (refused > 0)
        {
            tasks.Add(new(refused, refused == 1 ? "Datei ersetzen oder löschen" : "Dateien ersetzen oder löschen", "Der Virenscanner hat sie nicht freigegeben.", Url));
        }

        if (waiting > 0)
        {
            tasks.Add(new(waiting, waiting == 1 ? "Datei in Prüfung" : "Dateien in Prüfung", "Der Virenscanner hat noch nicht geantwortet. Freigegeben wird von selbst.", Url));
        }

        return (tasks, []);
    }
}
