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

    public static string Word(this CommitteeLevel level) =>
        level switch
        {
            CommitteeLevel.Council => "Rat",
            CommitteeLevel.CouncilCommittee => "Ausschuss",
            CommitteeLevel.LocalBoard => "Ortsbeirat oder Bezirksvertretung",
            CommitteeLevel.SteeringCommittee => "Lenkungskreis",
            CommitteeLevel.SteeringGroup => "Steuerungsgruppe",
        };

    /// <summary>What the public sees of a contact person.</summary>
    public static string Word(this PublicFields fields) =>
        fields switch
        {
            PublicFields.None => "nichts davon ist öffentlich",
            PublicFields.Function => "öffentlich: Funktion, Anschrift und Telefon der Stelle",
            PublicFields.Name => "öffentlich: auch der Name",
            PublicFields.All => "öffentlich: alles, auch die E-Mail-Adresse",
        };
}
