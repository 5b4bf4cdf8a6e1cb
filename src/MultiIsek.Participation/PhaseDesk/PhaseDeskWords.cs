namespace MultiIsek.Participation.PhaseDesk;

internal static class PhaseDeskWords
{
    /// <summary>What the page says after an act, by the word in its address.</summary>
    public static string? Done(string? word) =>
        word switch
        {
            "angelegt" => "Der Entwurf ist angelegt. Sehen Sie ihn sich in der Vorschau an und geben Sie ihn dann frei.",
            "gespeichert" => "Gespeichert. Vorhandene Beiträge bleiben, was und wo sie sind.",
            "gleich" => "Es gab nichts zu ändern.",
            "freigegeben" => "Freigegeben. Öffnen und schließen wird die Phase von selbst.",
            "entwurf" => "Die Phase ist wieder ein Entwurf; öffentlich ist nichts mehr davon zu sehen.",
            "beendet" => "Die Phase ist beendet. Ihre Begründung steht auf der Seite.",
            "verlaengert" => "Die Phase ist verlängert.",
            "ergebnis" => "Das Ergebnis ist veröffentlicht.",
            "abgeschlossen" => "Die Phase ist abgeschlossen.",
            "wieder" => "Der Abschluss ist zurückgenommen.",
            _ => null,
        };
}
