using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Spaces;

internal static class SpaceWords
{
    public static string Word(this SpaceKind kind) =>
        kind switch
        {
            SpaceKind.Municipality => "Gesamtstadt",
            SpaceKind.Borough => "Stadtbezirk",
            SpaceKind.LocalDistrict => "Ortsbezirk",
            SpaceKind.Locality => "Ortsteil",
            SpaceKind.Quarter => "Quartier",
            SpaceKind.Neighbourhood => "Stadtteil",
            SpaceKind.FundingArea => "Fördergebiet",
            SpaceKind.FocusArea => "Fokusraum",
            SpaceKind.Facility => "Einrichtung oder Ort",
            SpaceKind.Region => "Region",
        };

    public static string Plural(this SpaceKind kind) =>
        kind switch
        {
            SpaceKind.Municipality => "Gesamtstadt",
            SpaceKind.Borough => "Stadtbezirke",
            SpaceKind.LocalDistrict => "Ortsbezirke",
            SpaceKind.Locality => "Ortsteile",
            SpaceKind.Quarter => "Quartiere",
            SpaceKind.Neighbourhood => "Stadtteile",
            SpaceKind.FundingArea => "Fördergebiete",
            SpaceKind.FocusArea => "Fokusräume",
            SpaceKind.Facility => "Einrichtungen und einzelne Orte",
            SpaceKind.Region => "Über die Stadt hinaus",
        };
}
