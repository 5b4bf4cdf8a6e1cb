using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Kernel.Transfer;

/// <summary>One run over a city's data folder: reads files, finds references, counts changes, collects errors.</summary>
public sealed partial class Import(IsekDbContext db, string folder, DateOnly today)
{
    /// <summary>The kind that a record's <c>source</c> names, in every file.</summary>
    public const string SourceKind = "Dokument";

    private readonly List<TransferError> _errors = [];
    private readonly Dictionary<string, Dictionary<string, Guid>> _keys = [];
    private readonly List<Func<CancellationToken, Task>> _beforeCommit = [];
    private Dictionary<(string Part, string Key), ImportedRecord>? _ledger;

    public IsekDbContext Db => db;
    public string Folder => folder;
    public ImportCounts Counts { get; } = new();

    public void Error<T>(JsonFile<T> file, string field, string message)
        where T : class => _errors.Add(new TransferError(file.Name, file.LineOf(field), field, message));

    public bool IsFaulty => _errors.Count > 0;

    /// <exception cref="TransferException">A fault was found.</exception>
    public void ThrowIfFaulty()
    {
        if (IsFaulty)
        {
            throw new TransferException(_errors);
        }
    }

    /// <summary>Work outside the database (files); left undone on a dry run and on a faulty one.</summary>
    public void BeforeCommit(Func<CancellationToken, Task> work) => _beforeCommit.Add(work);

    public async Task FinishAsync(CancellationToken ct)
    {
        foreach (var work in _beforeCommit)
        {
            await work(ct);
        }

        _beforeCommit.Clear();
    }

    /// <summary>Makes a record known under its key, so that later ones can refer to it.</summary>
    public void Know(string kind, string key, Guid id) => Names(kind)[key] = id;

    /// <summary>The id behind a reference; an unknown one is an error with its place.</summary>
    public Guid? Find<T>(JsonFile<T> file, string field, string kind, string? key)
        where T : class
    {
        if (key is null)
        {
            return null;
        }

        if (Names(kind).TryGetValue(key, out var id))
        {
            return id;
        }

        Error(file, field, $"„{key}“ gibt es nicht ({kind}).");
        return null;
    }

    /// <summary>
    /// Brings the rows of one kind to what the file says: new ones are added, edited ones changed, those that left the file removed, all others not touched.
    /// </summary>
    /// <param name="kind">German name of the kind, for references and messages.</param>
    /// <param name="records">The records with the path at which each stands.</param>
    /// <param name="apply">Writes a record into its row; called for new and edited records only.</param>
    /// <param name="state">What of a record counts as edited; all of it when not given.</param>
    /// <param name="clear">Removes what hangs on a row that goes.</param>
    /// <param name="place">Sets a row's place in the list; moving a record is no edit of it.</param>
    public async Task MergeAsync<TEntity, TRecord, TFile>(
        JsonFile<TFile> file,
        string kind,
        IReadOnlyList<(TRecord Record, string Path)> records,
        Func<TRecord, string> key,
        Func<string, TEntity> create,
        Func<TEntity, TRecord, string, DateOnly, Task> apply,
        CancellationToken ct,
        Func<TRecord, object>? state = null,
        Func<TEntity, Task>? clear = null,
        Action<TEntity, int>? place = null
    )
        where TEntity : class, IOwnedByTenant, IKeyed
        where TRecord : class
        where TFile : class
    {
        var rows = await db.Set<TEntity>().ToDictionaryAsync(e => e.Key, ct);
        HashSet<string> seen = [];
        List<(TEntity Row, TRecord Record, string Path, DateOnly BaseOn)> edited = [];
        foreach (var (record, path) in records)
        {
            var name = key(record);
            if (!KeyForm().IsMatch(name) || name.Length > Conventions.KeyMax)
            {
                Error(file, $"{path}.key", $"„{name}“ ist kein Schlüssel: kleine Buchstaben, Ziffern und Bindestriche, höchstens {Conventions.KeyMax} Zeichen.");
            }

            if (!seen.Add(name))
            {
                Error(file, $"{path}.key", $"„{name}“ kommt zweimal vor.");
                continue;
            }

            var isNew = !rows.TryGetValue(name, out var row);
            if (isNew)
            {
                row = create(name);
                db.Add(row);
            }

            Know(kind, name, row!.Id);
            place?.Invoke(row, seen.Count);
            var (isEdited, baseOn) = await IsEditedAsync(kind, name, state?.Invoke(record) ?? record, isNew, ct);
            if (isEdited)
            {
                edited.Add((row, record, path, baseOn));
            }
        }

        // Applied only now: records of one file may refer to each other in any order.
        foreach (var (row, record, path, baseOn) in edited)
        {
            await apply(row, record, path, baseOn);
        }

        foreach (var gone in await ForgetOthersAsync(kind, seen, ct))
        {
            if (rows.TryGetValue(gone, out var row))
            {
                if (clear is not null)
                {
                    await clear(row);
                }

                db.Remove(row);
            }
        }
    }

    /// <summary>Whether the record differs from what was imported last, and the day its relative dates count from. Counts it.</summary>
    public async Task<(bool IsEdited, DateOnly BaseOn)> IsEditedAsync(string part, string key, object state, bool isNew, CancellationToken ct)
    {
        var ledger = await LedgerAsync(ct);
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(state, JsonFiles.Options)));
        if (!ledger.TryGetValue((part, key), out var before))
        {
            before = new ImportedRecord
            {
                Part = part,
                Key = key,
                Hash = hash,
                BaseOn = today,
            };
            db.Add(before);
            ledger[(part, key)] = before;
            isNew = true;
        }
        else if (before.Hash == hash && !isNew)
        {
            Counts.Unchanged++;
            return (false, before.BaseOn);
        }

        before.Hash = hash;
        _ = isNew ? Counts.Added++ : Counts.Changed++;
        return (true, before.BaseOn);
    }

    public async Task<bool> WasImportedAsync(string part, string key, CancellationToken ct) => (await LedgerAsync(ct)).ContainsKey((part, key));

    /// <summary>The keys that an earlier import brought and this one no longer has; counts them as removed.</summary>
    public async Task<IReadOnlyList<string>> ForgetOthersAsync(string part, IReadOnlySet<string> seen, CancellationToken ct)
    {
        var ledger = await LedgerAsync(ct);
        var gone = ledger.Values.Where(r => r.Part == part && !seen.Contains(r.Key)).ToList();
        foreach (var record in gone)
        {
            ledger.Remove((part, record.Key));
            db.Remove(record);
            Counts.Removed++;
        }

        return [.. gone.Select(r => r.Key)];
    }

    private async Task<Dictionary<(string Part, string Key), ImportedRecord>> LedgerAsync(CancellationToken ct) =>
        _ledger ??= await db.Set<ImportedRecord>().ToDictionaryAsync(r => (r.Part, r.Key), ct);

    /// <summary>Sets the sentence that stands above a whole list, or takes it away.</summary>
    public async Task NoteAsync<T>(JsonFile<T> file, string list, string? text, CancellationToken ct)
        where T : class
    {
        var row = await db.Set<ListNote>().SingleOrDefaultAsync(n => n.List == list, ct);
        var note = Text(file, "note", text, ListNote.TextMax);
        if (row?.Text == note)
        {
            Counts.Unchanged += note is null ? 0 : 1;
            return;
        }

        if (note is null)
        {
            Counts.Removed++;
            db.Remove(row!);
        }
        else if (row is null)
        {
            Counts.Added++;
            db.Add(new ListNote { List = list, Text = note });
        }
        else
        {
            Counts.Changed++;
            row.Text = note;
        }
    }

    /// <summary>The id of a known record, without an error when there is none.</summary>
    public Guid? Known(string kind, string key) => Names(kind).TryGetValue(key, out var id) ? id : null;

    private Dictionary<string, Guid> Names(string kind)
    {
        if (!_keys.TryGetValue(kind, out var names))
        {
            _keys[kind] = names = [];
        }

        return names;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KeyForm();
}

/// <summary>How many records an import touched.</summary>
public sealed class ImportCounts
{
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Removed { get; set; }
    public int Unchanged { get; set; }

    public bool IsNothing => Added + Changed + Removed == 0;

    public override string ToString() => $"{Added} neu, {Changed} geändert, {Removed} entfernt, {Unchanged} unverändert";
}
