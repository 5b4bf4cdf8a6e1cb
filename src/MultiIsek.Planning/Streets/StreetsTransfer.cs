using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Transfer;

namespace MultiIsek.Planning.Streets;

/// <param name="Latitude">Degrees (WGS 84).</param>
/// <param name="Longitude">Degrees (WGS 84).</param>
internal sealed record StreetRecord(string Name, double Latitude, double Longitude, string? Number = null, string? Quarter = null);

internal sealed record StreetsFile : DataFile
{
    public required IReadOnlyList<StreetRecord> Streets { get; init; }
}

/// <summary>streets.json: the city's list of streets. A file that did not change leaves alone what was uploaded since.</summary>
internal sealed class StreetsTransfer : TransferPart
{
    private const string Part = "Straßenverzeichnis";

    public override int Order => 21;

    public override IReadOnlyDictionary<string, Type> Schemas { get; } = new Dictionary<string, Type> { ["streets"] = typeof(StreetsFile) };

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<StreetsFile>("streets.json", ct) is not { } file)
        {
            return;
        }

        var streets = file.Root.Streets;
        if (streets.Count > Street.Most)
        {
            import.Error(file, "streets", $"Möglich sind höchstens {Street.Most} Einträge.");
            return;
        }

        List<StreetLine> lines = [.. streets.Select(s => new StreetLine(s.Name, s.Number, s.Quarter, s.Longitude, s.Latitude))];
        for (var i = 0; i < lines.Count; i++)
        {
            if (StreetTable.Fault(lines[i]) is var (column, text))
            {
                import.Error(file, $"streets[{i}]", $"{column}: {text}");
            }
        }

        if (!import.IsFaulty && (await import.IsEditedAsync(Part, "streets", streets, isNew: false, ct)).IsEdited)
        {
            import.Db.RemoveRange(await import.Db.Set<Street>().ToListAsync(ct));
            import.Db.AddRange(ReplaceStreetsHandler.Rows(lines));
        }
    }
}
