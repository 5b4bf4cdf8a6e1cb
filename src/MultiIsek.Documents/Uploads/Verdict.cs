using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Files;

namespace MultiIsek.Documents.Uploads;

/// <summary>Urteil über eine hochgeladene Datei: always the same for the same bytes.</summary>
internal enum Verdict
{
    Fine,
    Empty,
    TooLarge,
    Name,
    Format,
    Ending,
    Executable,
    Markup,
    Archive,
    OldOffice,
    Macros,
    Active,
    Mixed,
    Bomb,
    Pixels,
    Protected,
    Broken,
    Encoding,
    Virus,
    TooLargeToScan,
    NoRoom,
}

internal static class VerdictWords
{
    private const string Allowed = "Erlaubt sind PDF, Word (DOCX), Excel (XLSX), PowerPoint (PPTX), ODT, ODS, ODP, CSV, TXT, MD, PNG, JPG und WebP.";

    /// <summary>What the person reads whose file was not taken. Nothing of the file's own name or content stands in it.</summary>
    public static string ToGerman(this Verdict verdict, UploadOptions options) =>
        verdict switch
        {
            Verdict.Fine => "Die Datei ist in Ordnung.",
            Verdict.Empty => "Die Datei ist leer.",
            Verdict.TooLarge => $"Die Datei ist zu groß: Erlaubt sind {options.FileMaxWords}.",
            Verdict.Name =>
                $"Der Dateiname geht nicht: höchstens {DocumentVersion.FileNameMax} Zeichen, ohne Schrägstriche, Steuerzeichen und andere Sonderzeichen, mit Buchstaben vor der Endung.",
            Verdict.Format => $"Dieses Dateiformat nehmen wir nicht an. {Allowed}",
            Verdict.Ending => "Die Endung des Dateinamens passt nicht zum Inhalt der Datei.",
            Verdict.Executable => "Programme und Skripte nehmen wir nicht an.",
            Verdict.Markup => "HTML-, SVG- und XML-Dateien nehmen wir nicht an: Sie können Programmcode enthalten. Speichern Sie Zeichnungen als PNG oder PDF.",
            Verdict.Archive => "Archive (ZIP und andere) nehmen wir nicht an. Bitte laden Sie die Dateien einzeln hoch.",
            Verdict.OldOffice =>
                "Das alte Office-Format und mit Passwort geschützte Office-Dateien nehmen wir nicht an. Bitte speichern Sie die Datei ohne Passwort als DOCX, XLSX, PPTX oder PDF.",
            Verdict.Macros => "Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros (DOCX, XLSX, PPTX, ODT) oder als PDF.",
            Verdict.Active => "Die Datei enthält Programmcode, eingebettete Dateien oder Verweise, die beim Öffnen etwas nachladen. Bitte geben Sie sie neu als PDF aus.",
            Verdict.Mixed => "Die Datei ist zugleich eine Datei anderer Art: Sie enthält fremde Daten. Bitte speichern Sie sie neu.",
            Verdict.Bomb => "Die Datei würde ausgepackt ungewöhnlich groß. Bitte speichern Sie sie neu oder teilen Sie sie auf.",
            Verdict.Pixels => $"Das Bild hat zu viele Bildpunkte: Erlaubt sind {ImageCheck.PixelsMax / 1_000_000} Millionen. Bitte verkleinern Sie es.",
            Verdict.Protected => "Die Datei ist mit einem Passwort oder Rechten geschützt und lässt sich nicht prüfen. Bitte speichern Sie sie ohne Schutz.",
            Verdict.Broken => "Die Datei ist beschädigt oder unvollständig. Bitte speichern Sie sie neu und laden Sie sie noch einmal hoch.",
            Verdict.Encoding => "Die Textdatei ist nicht in UTF-8 gespeichert. In Excel heißt das „CSV UTF-8“.",
            Verdict.Virus => "Der Virenscanner hat in dieser Datei etwas gefunden. Sie wurde nicht gespeichert. Bitte verständigen Sie Ihre IT.",
            Verdict.TooLargeToScan => "Die Datei ist größer, als der Virenscanner prüfen kann. Sie wurde nicht gespeichert.",
            Verdict.NoRoom =>
                "Für diese Datei ist kein Platz mehr: Der Speicher, den die Stadt gebucht hat, ist voll. Löschen Sie, was nicht mehr gebraucht wird, oder sprechen Sie mit dem Betreiber der Plattform.",
            _ => throw new InvalidOperationException($"Unknown verdict {verdict}."),
        };
}
