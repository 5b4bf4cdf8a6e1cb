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
}
