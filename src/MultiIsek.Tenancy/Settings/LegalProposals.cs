using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Vorgeschlagene Texte der rechtlichen Seiten: what the software and the Land make certain stands there; what only the city knows is a gap.</summary>
internal static class LegalProposals
{
    public static string Of(LegalKind kind, TenantSite city) =>
        kind switch
        {
            LegalKind.Imprint => Imprint(city),
            LegalKind.Privacy => Privacy(city),
            LegalKind.Accessibility => Accessibility(city),
            _ => throw new InvalidOperationException($"Unknown kind {kind}."),
        };

    private static string Imprint(TenantSite city) =>
        $"""
            ## Anbieterin

            {Address(city)}

            ## Vertreten durch

            {LegalText.Gap("Name und Amt der gesetzlichen Vertretung, zum Beispiel Bürgermeisterin …")}

            {city.FullName} ist eine Körperschaft des öffentlichen Rechts.

            ## Zuständige Aufsichtsbehörde

            {LegalText.Gap("Kommunalaufsicht mit Anschrift")}

            ## Umsatzsteuer-Identifikationsnummer

            {LegalText.Gap("Nummer, oder diesen Abschnitt löschen")}

            ## Verantwortlich für den Inhalt

            {LegalText.Gap("Name und Anschrift nach § 18 Absatz 2 Medienstaatsvertrag")}

            ## Technik

            Diese Seite läuft auf der Software MultiIsek.
            """;

    private static string Privacy(TenantSite city) =>
        $"""
            ## Verantwortlich

            {Address(city)}

            ## Datenschutzbeauftragte oder Datenschutzbeauftragter

            {LegalText.Gap("Name oder Stelle, Anschrift, E-Mail-Adresse")}

            ## Beim Lesen

            Wenn Sie lesen, setzt diese Seite kein Cookie und lädt nichts von anderen Servern. Ihre Internetadresse wird nicht dauerhaft gespeichert. Nur wer sich mit einem Konto anmeldet, bekommt ein Cookie; es hält die Anmeldung und endet mit ihr.

            ## Wenn Sie einen Kommentar schreiben

            Gespeichert werden Ihr Text, die Stelle, der Zeitpunkt und, wenn Sie ihn angeben, Ihr Name. Der Name erscheint nur, wenn Sie das ankreuzen. Ein Konto brauchen Sie nicht; schreiben Sie angemeldet, wird auch die Verbindung zu Ihrem Konto gespeichert, damit Sie Ihre Beiträge dort finden. Der Abrufcode wird nur als Prüfwert gespeichert.

            Zum Schutz vor Missbrauch zählt der Server für wenige Minuten, wie oft von einer Internetadresse geschrieben wird. Diese Zählung liegt nur im Arbeitsspeicher.

            ## Rechtsgrundlage

            {LegalText.Gap($"Rechtsgrundlage der Verarbeitung, in der Regel Artikel 6 Absatz 1 Buchstabe e DSGVO mit dem Datenschutzgesetz des Landes {LandNames.Of(city.Land)}")}

            ## Wer die Daten technisch verarbeitet

            {LegalText.Gap("Betreiber des Servers als Auftragsverarbeiter, mit Anschrift")}

            ## Ihre Rechte

            Sie können Auskunft, Berichtigung, Löschung und Einschränkung der Verarbeitung verlangen und der Verarbeitung widersprechen. Nennen Sie dazu die Vorgangsnummer Ihres Kommentars. Beschweren können Sie sich bei der Aufsichtsbehörde:

            {LegalText.Gap($"Aufsichtsbehörde für den Datenschutz, Land {LandNames.Of(city.Land)}, mit Anschrift")}
            """;

    private static string Accessibility(TenantSite city) =>
        $"""
            {city.FullName} bemüht sich, diese Seite barrierefrei zugänglich zu machen. Grundlage ist: {LandLaw.OnAccessibility(city.Land)}.

            ## Stand der Vereinbarkeit

            Diese Seite soll den Anforderungen der WCAG 2.2, Stufe AA, genügen. Die Seitenvorlagen werden bei jeder Änderung der Software automatisch geprüft, hell und dunkel, auf kleinen und großen Bildschirmen, mit und ohne JavaScript.

            {LegalText.Gap("Ergebnis Ihrer eigenen Prüfung: vollständig oder teilweise vereinbar, und wer wann geprüft hat")}

            ## Nicht barrierefreie Inhalte

            Hinterlegte PDF-Dateien können Barrieren enthalten.

            {LegalText.Gap("Weitere Inhalte mit Barrieren, oder diesen Absatz löschen")}

            ## Erstellt

            Diese Erklärung wurde am {LegalText.Gap("Datum")} erstellt.

            ## Barriere melden

            {Address(city)}

            ## Wenn wir nicht helfen

            {LegalText.Gap($"Durchsetzungs-, Schlichtungs- oder Ombudsstelle, Land {LandNames.Of(city.Land)}, mit Anschrift")}
            """;

    // Two spaces end a line in Markdown.
    private static string Address(TenantSite city)
    {
        var contact = city.Contact;
        return string.Join(
            "  \n",
            [
                city.FullName,
                .. contact.Lines.Where(l => l != city.FullName),
                contact.Street ?? LegalText.Gap("Straße und Hausnummer"),
                contact.PostalCode is not null && contact.City is not null ? $"{contact.PostalCode} {contact.City}" : LegalText.Gap("Postleitzahl und Ort"),
                .. contact.Phone is { } phone ? [$"Telefon {phone}"] : Array.Empty<string>(),
                $"E-Mail {contact.Email ?? LegalText.Gap("E-Mail-Adresse")}",
            ]
        );
    }
}
