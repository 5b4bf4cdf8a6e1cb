namespace MultiIsek.Tenancy.Contracts;

public static class FeatureWords
{
    public static (string Name, string About) Word(this Feature feature) =>
        feature switch
        {
            Feature.Plans => ("Konzepte und Fassungen", "Struktur, Texte, Vergleich, Verbleib."),
            Feature.Resolutions => ("Beschlüsse und Pflichten", "Was Gremien entschieden haben und was daraus fällig wird."),
            Feature.Documents => ("Dokumente", "Ablage mit Fassungen, Prüfung und Suche."),
            Feature.Participation => ("Beteiligung", "Kommentierphasen, Termine, Moderation."),
            Feature.Departments => ("Fachämter", "Stellungnahmen der Stellen, die zuständig sind."),
            Feature.OwnHosts => ("Eigene Domains", "Die Stadt unter ihrer eigenen Adresse."),
            Feature.SignInService => ("Eigener Anmeldedienst", "Anmelden mit dem Konto aus dem Rathaus (OpenID Connect)."),
            Feature.Api => ("Schnittstelle", "Lesen durch andere Programme, mit Schlüsseln."),
            _ => throw new InvalidOperationException($"Unknown feature {feature}."),
        };
}
