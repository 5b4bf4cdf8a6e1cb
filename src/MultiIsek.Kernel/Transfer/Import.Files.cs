namespace MultiIsek.Kernel.Transfer;

public sealed partial class Import
{
    private readonly HashSet<string> _used = [];
    private readonly Dictionary<string, object> _files = [];

    /// <summary>The file's record, or null when the city has no such file.</summary>
    /// <param name="kinds">What the file brings: once that was imported, a missing file is an error.</param>
    public async Task<JsonFile<T>?> ReadAsync<T>(string name, CancellationToken ct, params string[] kinds)
        where T : class
    {
        Use(name);
        if (_files.TryGetValue(name, out var known))
        {
            return (JsonFile<T>)known;
        }

        var path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            var file = JsonFiles.Parse<T>(name, await File.ReadAllBytesAsync(path, ct));
            _files[name] = file;
            return file;
        }

        if ((await LedgerAsync(ct)).Keys.Any(k => kinds.Contains(k.Part)))
        {
            Error(name, "Die Datei fehlt, ihr Inhalt ist aber schon übernommen. Soll er entfallen, lassen Sie die Datei mit leeren Listen stehen.");
        }

        return null;
    }

    /// <summary>The file belongs to the city's data.</summary>
    public void Use(string name) => _used.Add(name);

    /// <summary>A JSON file that no part asked for is a misspelt one: what it holds would be missing in silence.</summary>
    public void RefuseUnknownFiles()
    {
        foreach (var name in DataFolder.Files(folder).Where(f => !_used.Contains(f)))
        {
            Error(
                name,
                name.StartsWith("elements/", StringComparison.Ordinal)
                    ? "Zu dieser Datei nennt plans.json keine Fassung."
                    : "Diese Datei kennt der Import nicht. Was nicht zu den Daten gehört, steht in einem Ordner, dessen Name mit _ beginnt."
            );
        }
    }

    /// <summary>A fault of a whole file.</summary>
    public void Error(string file, string message) => _errors.Add(new TransferError(file, 1, "", message));

    /// <summary>Refuses records that stand above themselves: whoever follows them upwards would never arrive.</summary>
    /// <param name="field">The property that names the record above ("parent").</param>
    public void RefuseCycles<T>(JsonFile<T> file, string field, IEnumerable<(string Key, string? Above, string Path)> records)
        where T : class
    {
        var known = records.DistinctBy(r => r.Key).ToDictionary(r => r.Key);
        HashSet<string> done = [];
        foreach (var start in known.Keys)
        {
            List<string> way = [];
            var at = start;
            while (at is not null && known.TryGetValue(at, out var record) && done.Add(at))
            {
                way.Add(at);
                at = record.Above;
            }

            if (at is not null && way.IndexOf(at) is >= 0 and var from)
            {
                Error(file, $"{known[at].Path}.{field}", $"Das führt im Kreis: {string.Join(" → ", way[from..].Append(at))}.");
            }
        }
    }
}
