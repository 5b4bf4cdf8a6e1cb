using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Das Gesetz des Landes, on which a municipality's declaration of accessibility rests; the proposed text asks to check it.</summary>
internal static class LandLaw
{
    public static string OnAccessibility(Land land) =>
        land switch
        {
            Land.BB => "Brandenburgisches Behindertengleichstellungsgesetz (BbgBGG)",
            Land.BE => "Barrierefreie-IKT-Gesetz Berlin (BIKTG Bln)",
            Land.BW => "Landes-Behindertengleichstellungsgesetz (L-BGG)",
            Land.BY => "Bayerisches Behindertengleichstellungsgesetz (BayBGG)",
            Land.HB => "Bremisches Behindertengleichstellungsgesetz (BremBGG)",
            Land.HE => "Hessisches Behinderten-Gleichstellungsgesetz (HessBGG)",
            Land.HH => "Hamburgisches Behindertengleichstellungsgesetz (HmbBGG)",
            Land.MV => "Landesbehindertengleichstellungsgesetz (LBGG M-V)",
            Land.NI => "Niedersächsisches Behindertengleichstellungsgesetz (NBGG)",
            Land.NW => "Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW)",
            Land.RP => "Landesinklusionsgesetz Rheinland-Pfalz",
            Land.SH => "Landesbehindertengleichstellungsgesetz (LBGG)",
            Land.SL => "Saarländisches Behindertengleichstellungsgesetz (SBGG)",
            Land.SN => "Barrierefreie-Websites-Gesetz (BfWebG)",
            Land.ST => "Behindertengleichstellungsgesetz Sachsen-Anhalt (BGG LSA)",
            Land.TH => "Thüringer Gesetz über den barrierefreien Zugang zu Websites und mobilen Anwendungen (ThürBarrWebG)",
            _ => throw new InvalidOperationException($"Unknown Land {land}."),
        };
}
