namespace MultiIsek.Documents.Contracts;

public static class DocumentWords
{
    public static string ToGerman(this DocumentKind kind) =>
        kind switch
        {
            DocumentKind.SourcePage => "Quelle",
            DocumentKind.FinalReport => "Abschlussbericht",
            DocumentKind.InterimReport => "Zwischenbericht",
            DocumentKind.Presentation => "Präsentation",
            DocumentKind.Documentation => "Dokumentation",
            DocumentKind.CouncilResolution => "Beschluss",
            DocumentKind.Map => "Karte",
            DocumentKind.Brochure => "Broschüre",
            DocumentKind.MonitoringReport => "Umsetzungsbericht",
            DocumentKind.Image => "Bild",
            DocumentKind.Guideline => "Arbeitshilfe",
            DocumentKind.Concept => "Konzept",
            DocumentKind.Draft => "Entwurf",
            DocumentKind.Other => "Dokument",
            _ => throw new InvalidOperationException($"Unknown kind {kind}."),
        };
}
