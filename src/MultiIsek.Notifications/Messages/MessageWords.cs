using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Notifications.Messages;

/// <summary>Messages and their faults as people read them.</summary>
internal static class MessageWords
{
    public static string State(DateTime? dueAt, DateTime now) =>
        dueAt is not { } due ? "Aufgegeben"
        : due <= now + OutboxMessage.Lease ? "Wird gerade oder gleich versucht"
        : $"Nächster Versuch {GermanText.MomentOf(due)}";

    public static string Error(string error) =>
        error switch
        {
            "timeout" => "Der Mailserver hat nicht rechtzeitig geantwortet",
            "no answer" => "Der Mailserver war nicht erreichbar, oder die Verbindung brach ab",
            "no address" => "Die Adresse ist keine gültige E-Mail-Adresse",
            "scanner away" => "Der Virenscanner war nicht erreichbar",
            "file gone" => "Die Datei liegt nicht mehr in der Ablage",
            "no picture made" => "Aus der Datei ließ sich kein Bild machen",
            "interrupted" => "Jeder Versuch wurde unterbrochen",
            _ when error.StartsWith("refused: ", StringComparison.Ordinal) => $"Endgültig abgelehnt (SMTP {error[9..]})",
            _ when error.StartsWith("delayed: ", StringComparison.Ordinal) => $"Vorerst abgelehnt (SMTP {error[9..]})",
            _ => $"Unerwarteter Fehler ({error})",
        };
}
