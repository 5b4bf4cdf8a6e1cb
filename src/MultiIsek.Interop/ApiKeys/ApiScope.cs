namespace MultiIsek.Interop.ApiKeys;

/// <summary>Berechtigung eines Schlüssels: what it shows beyond what everybody may read. Nothing can be written.</summary>
internal enum ApiScope
{
    /// <summary>"plans:drafts".</summary>
    PlanDrafts,

    /// <summary>"contributions:all".</summary>
    AllContributions,
}

internal static class ApiScopeWords
{
    /// <summary>As documentation and data name it.</summary>
    public static string Name(this ApiScope scope) =>
        scope switch
        {
            ApiScope.PlanDrafts => "plans:drafts",
            ApiScope.AllContributions => "contributions:all",
            _ => throw new InvalidOperationException($"Unknown scope {scope}."),
        };

    public static string ToGerman(this ApiScope scope) =>
        scope switch
        {
            ApiScope.PlanDrafts => "Entwürfe lesen",
            ApiScope.AllContributions => "Alle Beiträge lesen",
            _ => throw new InvalidOperationException($"Unknown scope {scope}."),
        };

    public static string Meaning(this ApiScope scope) =>
        scope switch
        {
            ApiScope.PlanDrafts => "Fassungen, die noch nicht oder nicht mehr öffentlich sind, und ihre Elemente.",
            ApiScope.AllContributions => "Auch Beiträge, die auf die Veröffentlichung warten oder ausgeblendet sind. Zurückgezogene bleiben verborgen.",
            _ => throw new InvalidOperationException($"Unknown scope {scope}."),
        };
}
