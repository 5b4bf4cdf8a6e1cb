namespace MultiIsek.Tenancy.Contracts;

/// <summary>The three legal pages: address, title.</summary>
public static class LegalNames
{
    public static LegalKind Of(string name) =>
        name.ToLowerInvariant() switch
        {
            "impressum" => LegalKind.Imprint,
            "datenschutz" => LegalKind.Privacy,
            _ => LegalKind.Accessibility,
        };

    public static string Url(LegalKind kind) =>
        kind switch
        {
            LegalKind.Imprint => "/impressum",
            LegalKind.Privacy => "/datenschutz",
            LegalKind.Accessibility => "/barrierefreiheit",
            _ => throw new InvalidOperationException($"Unknown kind {kind}."),
        };

    public static string Title(LegalKind kind) =>
        kind switch
        {
            LegalKind.Imprint => "Impressum",
            LegalKind.Privacy => "Datenschutz",
            LegalKind.Accessibility => "Erklärung zur Barrierefreiheit",
            _ => throw new InvalidOperationException($"Unknown kind {kind}."),
        };
}
