using System.CommandLine;
using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Text;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>The file store from the command line.</summary>
internal static class FileCommands
{
    public static Command Create(WithApp run)
    {
        var slug = TenantCommands.Slug();
        slug.Arity = ArgumentArity.ZeroOrOne;
        var dryRun = new Option<bool>("--dry-run") { Description = "Nur berichten, nichts löschen" };
        var withoutCity = new Option<bool>("--without-city") { Description = "Auch löschen, was zu keiner Stadt des Katalogs gehört" };
        var sweep = new Command("sweep", "Vergleicht Dateien und Einträge, für eine Stadt oder für alle; löscht ältere Dateien ohne Eintrag.") { slug, dryRun, withoutCity };
        sweep.SetAction(
            (parsed, ct) => run((services, token) => SweepAsync(services, Console.Out, parsed.GetValue(slug), !parsed.GetValue(dryRun), parsed.GetValue(withoutCity), token), ct)
        );
        return new Command("files", "Dateien") { sweep };
    }

    /// <summary>Writes the report; a row without its file is a refusal at the end, so that whoever calls this every night hears of it.</summary>
    internal static async Task SweepAsync(IServiceProvider services, TextWriter to, string? slug, bool mayRemove, bool withoutCity, CancellationToken ct)
    {
        if (slug is not null && withoutCity)
        {
            throw new RefusedException("--without-city geht nur ohne KÜRZEL.");
        }

        // Ahead of the cities: what is stored for one that is made meanwhile belongs to it.
        var tenants = slug is null ? await services.GetRequiredService<IBlobStore>().TenantsAsync(ct) : [];
        var sites = await services.GetRequiredService<IMediator>().Send(new ListTenants(), ct);
        var missing = 0;
        foreach (var site in sites.Where(s => s.Place.Slug == (slug ?? s.Place.Slug)))
        {
            if (slug is null && !site.IsPlaced)
            {
                to.WriteLine($"{site.Place.Slug}: übergangen, ohne Datenbank.");
                continue;
            }

            missing += await SweepCityAsync(services, to, site.Place.Slug, mayRemove, ct);
        }

        if (slug is not null && sites.All(s => s.Place.Slug != slug))
        {
            throw new RefusedException($"Die Stadt „{slug}“ gibt es nicht.");
        }

        foreach (var tenant in tenants.Except(sites.Select(s => s.Place.Id)))
        {
            await SweepRemainsAsync(services, to, tenant, mayRemove && withoutCity, ct);
        }

        if (missing > 0)
        {
            throw new RefusedException($"{Count(missing, "Eintrag hat", "Einträge haben")} keine Datei. Bitte holen Sie die Dateien aus einer Sicherung zurück.");
        }
    }

    private static async Task<int> SweepCityAsync(IServiceProvider services, TextWriter to, string slug, bool mayRemove, CancellationToken ct)
    {
        await using var scope = await CommandScope.OfAsync(services, slug, ct);
        var db = scope.Get<IsekDbContext>();
        var report = await services.GetRequiredService<BlobSweep>().RunAsync(db.Tenant.Place.Id, RowsAsync, mayRemove, ct);
        var isWell = report.Unnamed.Count == 0 && report.Missing.Count == 0;
        to.WriteLine($"{slug}: {Files(report.Stored)}, {Count(report.Rows, "Eintrag", "Einträge")}.{(isWell ? " Nichts zu tun." : "")}");
        WriteUnnamed(to, report, mayRemove, mayRemove ? "gelöscht" : "Probelauf, nichts gelöscht");
        foreach (var row in report.Missing)
        {
            to.WriteLine($"  Ohne Datei: {row.Where} (Prüfsumme {row.Sha256[..12]}…)");
        }

        return report.Missing.Count;

        async Task<IReadOnlyList<BlobRow>> RowsAsync(CancellationToken token)
        {
            List<BlobRow> rows = [];
            foreach (var source in scope.Services.GetServices<IBlobRows>())
            {
                rows.AddRange(await source.ListAsync(db, token));
            }

            return rows;
        }
    }

    private static async Task SweepRemainsAsync(IServiceProvider services, TextWriter to, int tenant, bool mayRemove, CancellationToken ct)
    {
        var report = await services.GetRequiredService<BlobSweep>().RunAsync(tenant, _ => Task.FromResult<IReadOnlyList<BlobRow>>([]), mayRemove, ct);
        if (report.Stored.Count > 0)
        {
            to.WriteLine($"Nummer {tenant}: {Files(report.Stored)}, im Katalog steht keine solche Stadt.");
            WriteUnnamed(to, report, mayRemove, mayRemove ? "gelöscht" : "nicht gelöscht; das tut erst --without-city");
        }
    }

    private static void WriteUnnamed(TextWriter to, SweepReport report, bool mayRemove, string done)
    {
        if (report.Unnamed.Count > 0)
        {
            var rest = mayRemove && report.Removed < report.Unnamed.Count ? $"{report.Removed} davon gelöscht, die übrigen sind inzwischen neu geschrieben oder fort" : done;
            to.WriteLine($"  Ohne Eintrag: {Files(report.Unnamed)}, {rest}.");
        }

        if (report.Young > 0)
        {
            to.WriteLine($"  Noch ohne Eintrag, zu jung zum Löschen: {Count(report.Young, "Datei", "Dateien")}.");
        }
    }

    private static string Files(IReadOnlyList<StoredBlob> blobs) => $"{Count(blobs.Count, "Datei", "Dateien")} ({GermanText.Size(blobs.Sum(b => b.Size))})";

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
