using System.Security.Cryptography;
using System.Text;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;

namespace MultiIsek.Planning.WordImport;

internal enum WordDoes
{
    Nothing,
    Create,
    Change,
}

/// <param name="Head">The element that an earlier import made of it.</param>
/// <param name="Overwrites">Fields that somebody changed here since, and that the file changes, too.</param>
internal sealed record WordLine(WordItem Item, ImportRow Row, ElementHead? Head, WordDoes Does, IReadOnlyList<string> Overwrites, int Depth)
{
    public IReadOnlyList<string> Messages => [.. Row.Faults.Select(f => f.Message).Distinct()];
}

/// <summary>Was eine Word-Datei an der Fassung ändern würde.</summary>
/// <param name="Missing">Elements of an earlier import that this file does not have.</param>
/// <param name="Orphans">Headings that should become text of an element and have none above.</param>
internal sealed record WordPreview(IReadOnlyList<WordLine> Lines, IReadOnlyList<ElementHead> Missing, IReadOnlyList<WordSection> Orphans, int Pictures, string? Fault)
{
    public IReadOnlyList<WordLine> Faulty { get; } = [.. Lines.Where(l => l.Row.Faults.Count > 0)];
    public IReadOnlyList<WordLine> New { get; } = [.. Lines.Where(l => l.Does == WordDoes.Create)];
    public IReadOnlyList<WordLine> Changed { get; } = [.. Lines.Where(l => l.Does == WordDoes.Change)];

    /// <summary>Where its pictures are put among the documents.</summary>
    public static string GroupOf(PlanImport import) => $"Bilder aus {Path.GetFileNameWithoutExtension(import.FileName)}";

    public int Unchanged => Lines.Count(l => l.Does == WordDoes.Nothing);
    public bool IsGood => Fault is null && Faulty.Count == 0 && New.Count + Changed.Count > 0;

    /// <summary>Names this state of file and version: what a person confirmed is what is done.</summary>
    public string Stamp =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', Lines.Select(l => $"{l.Item.No} {l.Row.ElementId} {l.Row.ParentId} {l.Row.ParentNo} {l.Row.Before.Stamp} {l.Row.After.Stamp} {l.Does}"))
                )
            )
        );
}
