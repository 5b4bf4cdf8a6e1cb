using System.Security.Cryptography;
using System.Text;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;

namespace MultiIsek.Planning.Tables;

/// <summary>Was eine Tabelle an der Fassung ändern würde.</summary>
/// <param name="Fault">What is wrong with all of it; null where only rows have faults, or nothing has.</param>
/// <param name="Missing">Elements of the same types that the file does not have; they stay.</param>
internal sealed record TablePreview(IReadOnlyList<TableLine> Lines, IReadOnlyList<ElementHead> Missing, string? Fault, bool HasKeys)
{
    public IReadOnlyList<TableLine> Faulty { get; } = [.. Lines.Where(l => l.Faults.Count > 0)];

    /// <summary>What would be written if the faulty rows are left out.</summary>
    public IReadOnlyList<TableLine> Good { get; } = [.. Lines.Where(l => l.Faults.Count == 0 && l.Does != TableDoes.Nothing)];

    public IEnumerable<TableLine> New => Good.Where(l => l.Does == TableDoes.Create);
    public IEnumerable<TableLine> Changed => Good.Where(l => l.Does == TableDoes.Change);
    public int Unchanged => Lines.Count(l => l.Faults.Count == 0 && l.Does == TableDoes.Nothing);

    /// <summary>Names this state of file and version: what a person confirmed is what is done.</summary>
    public string Stamp
    {
        get
        {
            var text = new StringBuilder();
            foreach (var line in Lines)
            {
                text.Append(line.Row.No).Append(line.Row.ElementId).Append(line.Row.Before.Stamp).Append(line.Row.After.Stamp);
                text.Append(line.Row.ParentId).Append(line.Row.ParentNo).Append(line.Does).Append(line.Faults.Count).Append('\n');
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }
}

internal enum TableDoes
{
    Nothing,
    Create,
    Change,
}

/// <param name="Head">The element; null for a new one.</param>
/// <param name="NewPlace">What it will stand below, where that changes; null otherwise.</param>
/// <param name="Overwrites">Fields that somebody else changed since the file was downloaded, and that the file changes, too.</param>
/// <param name="Faults">"Spalte Kosten: …", without the row.</param>
/// <param name="Twin">There is an element of this type and title already.</param>
internal sealed record TableLine(
    ImportRow Row,
    ElementHead? Head,
    TableDoes Does,
    string? NewPlace,
    IReadOnlyList<string> Overwrites,
    IReadOnlyList<string> Faults,
    bool Twin = false
)
{
    public string Title => Row.After[ElementForm.Title].Length > 0 ? Row.After[ElementForm.Title] : Head?.Title ?? "ohne Titel";

    /// <summary>"Zeile 17, Spalte Kosten: …"</summary>
    public IEnumerable<string> Messages => Faults.Select(f => $"Zeile {Row.No}, {f}");
}
