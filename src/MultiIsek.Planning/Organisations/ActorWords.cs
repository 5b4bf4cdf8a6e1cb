namespace MultiIsek.Planning.Organisations;

internal static class ActorWords
{
    /// <summary>The label above the names.</summary>
    public static string Word(this ActorRole role) =>
        role switch
        {
            ActorRole.Lead => "Zuständig",
            ActorRole.Involved => "Beteiligt",
            ActorRole.Contact => "Ansprechstelle",
            ActorRole.FieldSponsor => "Begleitung",
            ActorRole.Contractor => "Auftragnehmer",
            ActorRole.Client => "Auftraggeberin",
            ActorRole.Funder => "Fördermittelgeber",
            ActorRole.TargetGroup => "Zielgruppe",
        };

    public static string Word(this OrganisationKind kind) =>
        kind switch
        {
            OrganisationKind.AdministrativeUnit => "Verwaltung",
            OrganisationKind.Committee => "Gremium",
            OrganisationKind.Office => "Planungsbüro",
            OrganisationKind.Association => "Verein oder Verband",
            OrganisationKind.Company => "Unternehmen",
            OrganisationKind.Authority => "Behörde",
            OrganisationKind.Funder => "Fördermittelgeber",
            OrganisationKind.Group => "Gruppe",
        };
}
