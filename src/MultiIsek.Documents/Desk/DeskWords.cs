using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Documents.Desk;

internal static class DeskWords
{
    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<DocumentKind>().Select(k => new Choice(k.ToString(), k.ToGerman()))];

    public static string ToGerman(this DocumentState state) =>
        state switch
        {
            DocumentState.Draft => "Entwurf",
            DocumentState.Published => "öffentlich",
            DocumentState.Withdrawn => "zurückgezogen",
            _ => throw new InvalidOperationException($"Unknown state {state}."),
        };

    public static string ToGerman(this ScanState state) =>
        state switch
        {
            ScanState.Imported => "mit den Daten der Stadt gekommen",
            ScanState.Unchecked => "nicht auf Viren geprüft",
            ScanState.Clean => "auf Viren geprüft",
            ScanState.Waiting => "in Prüfung, noch nicht abrufbar",
            ScanState.Infected => "Virenfund, nicht abrufbar",
            ScanState.TooLarge => "zu groß für den Virenscanner, nicht abrufbar",
            _ => throw new InvalidOperationException($"Unknown state {state}."),
        };

    /// <summary>What has happened, by the word in the address after it.</summary>
    public static string? Done(string? word) =>
        word switch
        {
            "angelegt" => "Angelegt. Das Dokument ist ein Entwurf, den nur Mitarbeitende sehen.",
            "angelegt-oeffentlich" => "Angelegt und veröffentlicht.",
            "gespeichert" => "Gespeichert.",
            "gleich" => "Es war nichts zu speichern.",
            "oeffentlich" => "Veröffentlicht.",
            "entwurf" => "Das Dokument ist wieder ein Entwurf; Besucherinnen und Besucher sehen es nicht mehr.",
            "fassung" => "Die neue Fassung ist hinterlegt. Die früheren behalten ihre Adressen.",
            "pruefung" => "Die Datei ist angekommen und wartet auf die Virenprüfung. Sie wird von selbst freigegeben.",
            "zurueckgezogen" => "Zurückgezogen. Die Seite nennt den Grund.",
            "wieder" => "Zurückgenommen: Die Dateien sind wieder abrufbar.",
            "geloescht" => "Gelöscht.",
            _ => null,
        };
}
