namespace MultiIsek.Tenancy.Contracts;

/// <summary>Leichte Sprache und Gebärdensprache: whether a city offers them. Without a choice of its own, its Land's rule decides.</summary>
public sealed record EasyAccess
{
    public bool? PlainLanguage { get; init; }

    /// <summary>Markdown.</summary>
    public string? PlainText { get; init; }
    public bool? SignLanguage { get; init; }

    /// <summary>Address of the video on a page of the city's.</summary>
    public string? SignVideo { get; init; }
}

/// <summary>Was das Land für Leichte Sprache und Gebärdensprache vorgibt: a default that the city edits, no legal advice.</summary>
public enum EasyAccessRule
{
    Asked,
    Recommended,
    NotAsked,
}

public static class EasyAccessRules
{
    public static EasyAccessRule Of(Land land) =>
        land switch
        {
            Land.NW or Land.RP => EasyAccessRule.Asked,
            Land.NI or Land.BY => EasyAccessRule.NotAsked,
            _ => EasyAccessRule.Recommended,
        };

    public static bool OffersPlainLanguage(this TenantSite city) =>
        (city.EasyAccess.PlainLanguage ?? Of(city.Land) != EasyAccessRule.NotAsked) && city.EasyAccess.PlainText is not null;

    public static bool OffersSignLanguage(this TenantSite city) =>
        (city.EasyAccess.SignLanguage ?? Of(city.Land) != EasyAccessRule.NotAsked) && city.EasyAccess.SignVideo is not null;
}
