namespace MultiIsek.Tenancy.Contracts;

/// <summary>Bundesländer, as they are called.</summary>
public static class LandNames
{
    public static string Of(Land land) =>
        land switch
        {
            Land.BB => "Brandenburg",
            Land.BE => "Berlin",
            Land.BW => "Baden-Württemberg",
            Land.BY => "Bayern",
            Land.HB => "Bremen",
            Land.HE => "Hessen",
            Land.HH => "Hamburg",
            Land.MV => "Mecklenburg-Vorpommern",
            Land.NI => "Niedersachsen",
            Land.NW => "Nordrhein-Westfalen",
            Land.RP => "Rheinland-Pfalz",
            Land.SH => "Schleswig-Holstein",
            Land.SL => "Saarland",
            Land.SN => "Sachsen",
            Land.ST => "Sachsen-Anhalt",
            Land.TH => "Thüringen",
            _ => throw new InvalidOperationException($"Unknown Land {land}."),
        };
}
