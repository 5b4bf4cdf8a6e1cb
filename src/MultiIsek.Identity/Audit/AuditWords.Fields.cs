using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Audit;

/// <summary>Fields that acts name.</summary>
internal static partial class AuditWords
{
    // Fields whose names people read; roles say themselves.
    private static readonly Dictionary<string, string> FieldWords = new()
    {
        ["Stays"] = "Text bleibt ohne die Person",
        ["Goes"] = "Text geht mit",
        ["IsPublished"] = "Veröffentlichung",
        ["Imprint"] = "Impressum",
        ["Privacy"] = "Datenschutz",
        ["Accessibility"] = "Erklärung zur Barrierefreiheit",
        ["Contact"] = "Kontakt",
        ["Links"] = "Verweise",
        ["PlanName"] = "Name des Konzepts",
        ["Headline"] = "Überschrift",
        ["Lead"] = "Einleitung",
        ["Motto"] = "Leitbild",
        ["MottoLabel"] = "Name des Leitbilds",
        ["EasyAccess"] = "Angebot",
        ["BrandColour"] = "Farbe",
        ["LetterMark"] = "Zeichen",
        ["Alt"] = "Beschreibung",
        ["MapTiles"] = "Kartenserver",
        ["IsOn"] = "Ein oder aus",
        ["Label"] = "Beschriftung",
        ["Authority"] = "Adresse",
        ["ClientId"] = "Client-ID",
        ["Secret"] = "Geheimnis",
        ["RoleClaim"] = "Angabe mit Rollen",
        ["RoleRules"] = "Regeln",
        ["StrongMethods"] = "Zweiter Faktor",
        ["ApiAudience"] = "Kennung der Schnittstelle",
        ["VouchesForMail"] = "Prüfung der E-Mail-Adressen",
    };

    // By name only: Enum.TryParse reads "2" as a role, too.
    private static string? RoleWord(string field) => Enum.GetNames<Role>().Contains(field) ? Enum.Parse<Role>(field).ToGerman() : null;

    private static string? NumberWord(string act, string field) =>
        !field.All(char.IsAsciiDigit) ? null
        : act is "document.replaced" or "file.withdrawn" or "file.restored" ? $"{field}. Fassung"
        : act == "pictures.added" ? $"{field} {(field == "1" ? "Bild" : "Bilder")}"
        : act == "originals.added" ? $"{field} {(field == "1" ? "Scan" : "Scans")}"
        : null;
}
