using System.Globalization;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Audit;

/// <summary>Acts as people read them.</summary>
internal static partial class AuditWords
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["member.invited"] = "Mitglied eingeladen",
        ["member.joined"] = "Einladung angenommen",
        ["member.removed"] = "Rolle entzogen",
        ["invitation.withdrawn"] = "Einladung zurückgezogen",
        ["contribution.published"] = "Beitrag veröffentlicht",
        ["contribution.blocked"] = "Beitrag ausgeblendet",
        ["message.retried"] = "Nachricht noch einmal versucht",
        ["factor.added"] = "Zweiter Faktor eingerichtet",
        ["factor.removed"] = "Zweiter Faktor entfernt",
        ["passkey.added"] = "Passkey hinzugefügt",
        ["passkey.removed"] = "Passkey entfernt",
        ["key.created"] = "API-Schlüssel angelegt",
        ["key.revoked"] = "API-Schlüssel widerrufen",
        ["account.renamed"] = "Eigenen Namen geändert",
        ["password.changed"] = "Passwort neu vergeben",
        ["session.ended"] = "Eigene Sitzung beendet",
        ["session.closed"] = "Sitzungen vom Anmeldedienst beendet",
        ["command.run"] = "Befehl des Betreibers ausgeführt",
        ["reminders.changed"] = "Eigene Erinnerungen gewählt",
        ["reminders.ended"] = "Erinnerungen per Link abbestellt",
        ["account.erased"] = "Konto gelöscht",
        ["factor.reset"] = "Zweiter Faktor zurückgesetzt",
        ["factor.codes"] = "Neue Wiederherstellungscodes",
        ["factor.recovered"] = "Mit Wiederherstellungscode angemeldet",
        ["login.connected"] = "Anmeldedienst verbunden",
        ["login.removed"] = "Verbindung zum Anmeldedienst gelöst",
        ["member.mapped"] = "Rolle vom Anmeldedienst erhalten",
        ["member.unmapped"] = "Rolle vom Anmeldedienst entzogen",
        ["retention.applied"] = "Aufbewahrungsfrist angewendet",
        ["erasure.chosen"] = "Umgang mit Beiträgen gelöschter Konten geändert",
        ["host.added"] = "Host aufgenommen",
        ["host.canonical"] = "Kanonischer Host geändert",
        ["host.wanted"] = "Domain vorgemerkt",
        ["host.forgotten"] = "Vorgemerkte Domain gestrichen",
        ["host.removed"] = "Host entfernt",
        ["city.published"] = "Stadt veröffentlicht",
        ["city.withdrawn"] = "Stadt vom Netz genommen",
        ["legal.changed"] = "Rechtliche Seite geändert",
        ["contact.changed"] = "Kontakt geändert",
        ["home.changed"] = "Texte der Startseite geändert",
        ["easyaccess.changed"] = "Leichte Sprache und Gebärdensprache eingestellt",
        ["appearance.changed"] = "Aussehen geändert",
        ["logo.added"] = "Logo hochgeladen",
        ["logo.removed"] = "Logo entfernt",
        ["logo.restored"] = "Logo zurückgeholt",
        ["map.changed"] = "Kartenhintergrund geändert",
        ["provider.changed"] = "Anmeldedienst geändert",
        ["element.added"] = "Element angelegt",
        ["element.saved"] = "Element geändert",
        ["element.moved"] = "Element verschoben",
        ["element.deleted"] = "Element gelöscht",
        ["element.restored"] = "Früheren Stand eines Elements wiederhergestellt",
        ["outline.undone"] = "Letzten Schritt an Gliederung oder Struktur zurückgenommen",
        ["structure.changed"] = "Struktur geändert",
        ["plan.created"] = "Konzept angelegt",
        ["plan.saved"] = "Angaben zum Konzept geändert",
        ["plan.linked"] = "Links eines Konzepts geändert",
        ["stage.saved"] = "Prozessphase gespeichert",
        ["stage.moved"] = "Prozessphase verschoben",
        ["stage.deleted"] = "Prozessphase gelöscht",
        ["relation.saved"] = "Verbindung zu einem anderen Plan gespeichert",
        ["relation.moved"] = "Verbindung zu einem anderen Plan verschoben",
        ["relation.deleted"] = "Verbindung zu einem anderen Plan gelöscht",
        ["version.saved"] = "Angaben zur Fassung geändert",
        ["version.branched"] = "Neue Fassung begonnen",
        ["version.moved"] = "Stand einer Fassung geändert",
        ["version.adopted"] = "Fassung beschlossen",
        ["version.shown"] = "Öffentlichkeit einer Fassung geändert",
        ["version.discarded"] = "Fassung verworfen",
        ["lineage.saved"] = "Verbleib festgehalten",
        ["table.imported"] = "Tabelle in den Plan übernommen",
        ["word.imported"] = "Word-Datei in den Plan übernommen",
        ["import.undone"] = "Import zurückgenommen",
        ["department.assigned"] = "Person einem Fachamt zugeordnet",
        ["department.unassigned"] = "Zuordnung zu einem Fachamt aufgehoben",
        ["organisation.added"] = "Stelle angelegt",
        ["organisation.saved"] = "Stelle geändert",
        ["organisation.closed"] = "Stelle geschlossen",
        ["organisation.reopened"] = "Stelle wieder geöffnet",
        ["organisation.deleted"] = "Stelle gelöscht",
        ["contact.saved"] = "Ansprechperson gespeichert",
        ["contact.deleted"] = "Ansprechperson gelöscht",
        ["space.added"] = "Ort angelegt",
        ["space.saved"] = "Ort geändert",
        ["space.closed"] = "Ort geschlossen",
        ["space.reopened"] = "Ort wieder geöffnet",
        ["space.deleted"] = "Ort gelöscht",
        ["streets.replaced"] = "Straßenverzeichnis ersetzt oder entfernt",
        ["resolution.added"] = "Beschluss angelegt",
        ["resolution.saved"] = "Beschluss geändert",
        ["resolution.deleted"] = "Beschluss gelöscht",
        ["priority.decided"] = "Entscheidung über eine Priorität eingetragen",
        ["priority.removed"] = "Entscheidung über eine Priorität gelöscht",
        ["duty.fulfilled"] = "Pflicht erfüllt",
        ["duty.dispensed"] = "Pflicht für entbehrlich erklärt",
        ["duty.ended"] = "Wiederkehrende Pflichten einer fortgeschriebenen Fassung beendet",
        ["duty.reopened"] = "Angabe zu einer Pflicht zurückgenommen",
        ["statement.saved"] = "Stellungnahme gespeichert",
        ["document.added"] = "Dokument angelegt",
        ["document.saved"] = "Angaben eines Dokuments geändert",
        ["document.published"] = "Dokument veröffentlicht",
        ["document.hidden"] = "Dokument auf Entwurf zurückgesetzt",
        ["document.replaced"] = "Neue Fassung eines Dokuments hinterlegt",
        ["document.withdrawn"] = "Dokument zurückgezogen",
        ["document.restored"] = "Zurückziehen eines Dokuments zurückgenommen",
        ["document.deleted"] = "Dokument gelöscht",
        ["file.withdrawn"] = "Fassung eines Dokuments zurückgezogen",
        ["file.restored"] = "Zurückziehen einer Fassung zurückgenommen",
        ["group.added"] = "Dokumentgruppe angelegt",
        ["pictures.added"] = "Bilder aus einer Word-Datei abgelegt",
        ["group.saved"] = "Dokumentgruppe geändert",
        ["group.moved"] = "Dokumentgruppe verschoben",
        ["group.deleted"] = "Dokumentgruppe gelöscht",
        ["group.shown"] = "Entwürfe einer Dokumentgruppe veröffentlicht",
        ["phase.created"] = "Beteiligungsphase angelegt",
        ["phase.saved"] = "Beteiligungsphase geändert",
        ["phase.released"] = "Beteiligungsphase freigegeben",
        ["phase.hidden"] = "Beteiligungsphase in den Entwurf zurückgenommen",
        ["phase.ended"] = "Beteiligungsphase vorzeitig beendet",
        ["phase.extended"] = "Beteiligungsphase verlängert",
        ["phase.result"] = "Ergebnis einer Beteiligungsphase veröffentlicht",
        ["phase.archived"] = "Beteiligungsphase abgeschlossen",
        ["phase.reopened"] = "Abschluss einer Beteiligungsphase zurückgenommen",
        ["survey.saved"] = "Fragen einer Umfrage geändert",
        ["survey.texts-released"] = "Freie Texte einer Umfrage freigegeben",
        ["survey.texts-withdrawn"] = "Freigabe freier Texte einer Umfrage zurückgenommen",
        ["survey.exported"] = "Antworten einer Umfrage ausgegeben",
        ["ballots.exported"] = "Gewichtungen einer Phase ausgegeben",
        ["phase.deleted"] = "Entwurf einer Beteiligungsphase gelöscht",
        ["event.created"] = "Termin eingetragen",
        ["event.saved"] = "Termin geändert",
        ["event.deleted"] = "Termin gelöscht",
        ["walk.station"] = "Station einer Begehung gespeichert",
        ["walk.station-deleted"] = "Station einer Begehung gelöscht",
        ["walk.finding"] = "Befund einer Begehung festgehalten",
        ["walk.finding-removed"] = "Befund einer Begehung zurückgenommen",
        ["room.opened"] = "Fragerunde eines Termins geöffnet",
        ["room.closed"] = "Fragerunde eines Termins geschlossen",
        ["room.answered"] = "Frage aus dem Raum als beantwortet gekennzeichnet oder wieder geöffnet",
        ["room.shown"] = "Frage aus dem Raum gezeigt",
        ["room.hidden"] = "Frage aus dem Raum ausgeblendet",
        ["registrations.exported"] = "Liste der Anmeldungen ausgegeben",
        ["registration.added"] = "Anmeldung zu einem Termin eingetragen",
        ["registration.removed"] = "Anmeldung zu einem Termin gestrichen",
        ["contributions.entered"] = "Beiträge eingetragen, die nicht über die Seite kamen",
        ["originals.added"] = "Scans zu eingetragenen Beiträgen gelegt",
        ["original.removed"] = "Scan zu eingetragenen Beiträgen gelöscht",
        ["contributions.undone"] = "Eingetragene Beiträge zurückgenommen",
        ["bodies.added"] = "Träger öffentlicher Belange in die Liste aufgenommen",
        ["bodies.invited"] = "Träger öffentlicher Belange angeschrieben",
        ["bodies.reminded"] = "Träger öffentlicher Belange erinnert",
        ["bodies.renewed"] = "Neuen Link an einen Träger öffentlicher Belange gesendet",
        ["bodies.extended"] = "Frist eines Trägers öffentlicher Belange verlängert",
        ["bodies.withdrawn"] = "Einladung eines Trägers öffentlicher Belange zurückgezogen",
        ["bodies.restored"] = "Träger öffentlicher Belange wieder zugelassen",
        ["bodies.published"] = "Stellungnahmen der Träger öffentlicher Belange veröffentlicht",
        ["visit.opened"] = "Besuch des Betreibers begonnen",
        ["visit.entered"] = "Besuch des Betreibers angetreten",
        ["visit.ended"] = "Besuch des Betreibers beendet",
    };

    public static StringComparer Alphabet { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("de-DE"), ignoreCase: false);

    /// <summary>Every kind of act, in the order of its words.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Words.OrderBy(w => w.Value, Alphabet).Select(w => w.Key)];

    public static string Of(string name) => Words.GetValueOrDefault(name, name);

    /// <param name="names">What the modules call their own.</param>
    public static string Fields(string act, string fields, IReadOnlyDictionary<string, string> names) =>
        string.Join(
            ", ",
            fields
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(f => RoleWord(f) ?? FieldWords.GetValueOrDefault(f) ?? NumberWord(act, f) ?? Thing(f, names))
                .OfType<string>()
        );

    /// <summary>What a word of the log stands for; null for the id of what is gone or has no name: the export has it.</summary>
    public static string? Thing(string word, IReadOnlyDictionary<string, string> names) => names.GetValueOrDefault(word) ?? (Guid.TryParse(word, out _) ? null : word);

    public static string Actor(string actor) =>
        actor == "operator" ? "Betreiber (Kommandozeile)"
        : actor.StartsWith(CurrentUser.VisitorPrefix, StringComparison.Ordinal) ? "Betreiber"
        : actor == "system" ? "System (zeitgesteuert)"
        : actor == "provider" ? "Anmeldedienst der Stadt"
        // With the end of its id: two who are gone stay two.
        : Guid.TryParse(actor, out _) ? $"gelöschtes Konto …{actor[^6..]}"
        : actor;
}
