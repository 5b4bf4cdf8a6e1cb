namespace MultiIsek.Tenancy.Contracts;

/// <summary>The operator's legal pages: his own texts from configuration, or ones made from his name and address.</summary>
public static class OperatorPages
{
    public static IReadOnlyDictionary<LegalKind, string> Of(OperatorOptions op) =>
        new Dictionary<LegalKind, string>
        {
            [LegalKind.Imprint] = op.Imprint ?? Imprint(op),
            [LegalKind.Privacy] = op.Privacy ?? Privacy(op),
            [LegalKind.Accessibility] = op.Accessibility ?? Accessibility(op),
        };

    private static string Address(OperatorOptions op) =>
        string.Join(
            "  \n",
            [op.Name, .. op.Address, .. op.Phone is { } phone ? [$"Telefon {phone}"] : Array.Empty<string>(), .. op.Email is { } mail ? [$"E-Mail {mail}"] : Array.Empty<string>()]
        );

    private static string Imprint(OperatorOptions op) =>
        $"""
            ### Betreiber dieser Seite

            {Address(op)}

            {(
                op.Address.Length == 0
                    ? "Für diese Installation ist keine Anschrift eingetragen. Wer sie öffentlich betreibt, trägt sie in der Konfiguration ein (Abschnitt „Operator“)."
                    : ""
            )}

            ### Was diese Seite ist

            Diese Seite zeigt die Software MultiIsek mit Inhalten aus öffentlichen Quellen. Sie ist keine amtliche Seite einer Stadt. Die Quellen stehen bei den Inhalten.
            """;

    private static string Privacy(OperatorOptions op) =>
        $"""
            ### Verantwortlich

            {Address(op)}

            ### Beim Lesen

            Wenn Sie lesen, setzt diese Seite kein Cookie und lädt nichts von anderen Servern. Ihre Internetadresse wird nicht dauerhaft gespeichert. Nur wer sich mit einem Konto anmeldet, bekommt ein Cookie; es hält die Anmeldung und endet mit ihr.

            ### Wenn Sie einen Kommentar schreiben

            Gespeichert werden Ihr Text, die Stelle, der Zeitpunkt und, wenn Sie ihn angeben, Ihr Name. Der Name erscheint nur, wenn Sie das ankreuzen. Ein Konto brauchen Sie nicht; schreiben Sie angemeldet, wird auch die Verbindung zu Ihrem Konto gespeichert, damit Sie Ihre Beiträge dort finden. Der Abrufcode wird nur als Prüfwert gespeichert.

            Zum Schutz vor Missbrauch zählt der Server für wenige Minuten, wie oft von einer Internetadresse geschrieben wird. Diese Zählung liegt nur im Arbeitsspeicher.

            ### Ihre Rechte

            Sie können Auskunft, Berichtigung und Löschung verlangen. Nennen Sie dazu die Vorgangsnummer Ihres Kommentars.
            """;

    private static string Accessibility(OperatorOptions op) =>
        $"""
            ### Stand der Vereinbarkeit

            Diese Seite soll den Anforderungen der WCAG 2.2, Stufe AA, genügen. Die Seitenvorlagen werden bei jeder Änderung der Software automatisch geprüft, hell und dunkel, auf kleinen und großen Bildschirmen, mit und ohne JavaScript. Eine Prüfung durch eine unabhängige Stelle gab es noch nicht.

            ### Nicht barrierefrei

            Hinterlegte PDF-Dateien können Barrieren enthalten. Zu jeder Quellenzusammenfassung gibt es deshalb auch eine reine Textfassung.

            ### Barriere melden

            {Address(op)}
            """;
}
