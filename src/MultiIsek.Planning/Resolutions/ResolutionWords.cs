namespace MultiIsek.Planning.Resolutions;

internal static class ResolutionWords
{
    public static string Word(this Outcome outcome) =>
        outcome switch
        {
            Outcome.Adopted => "beschlossen",
            Outcome.AdoptedWithChanges => "mit Änderungen beschlossen",
            Outcome.Confirmed => "bestätigt",
            Outcome.Noted => "zur Kenntnis genommen",
            Outcome.Postponed => "vertagt",
            Outcome.Referred => "verwiesen",
            Outcome.Rejected => "abgelehnt",
        };

    public static string Word(this IReadOnlyList<Outcome> outcomes) =>
        outcomes.Count switch
        {
            0 => "nicht angegeben",
            1 => outcomes[0].Word(),
            _ => $"{string.Join(", ", outcomes.Take(outcomes.Count - 1).Select(o => o.Word()))} und {outcomes[^1].Word()}",
        };

    public static string Word(this ClauseEffect effect) =>
        effect switch
        {
            ClauseEffect.Guidance => "Orientierungsrahmen",
            ClauseEffect.BasisForDecisions => "Grundlage für Entscheidungen",
            ClauseEffect.Mandate => "Auftrag zur Umsetzung",
            ClauseEffect.ReportingDuty => "Berichtspflicht",
            ClauseEffect.FundingApplications => "Einwerben von Fördermitteln",
            ClauseEffect.Referral => "Verweisung",
            ClauseEffect.Condition => "Auflage",
            ClauseEffect.Other => "Sonstige Regelung",
        };

    public static string Word(this Recurrence recurrence) =>
        recurrence switch
        {
            Recurrence.Yearly => "jährlich",
            Recurrence.HalfYearly => "halbjährlich",
            Recurrence.Quarterly => "vierteljährlich",
        };

    public static string Word(this DutyState state) =>
        state switch
        {
            DutyState.Open => "offen",
            DutyState.Fulfilled => "erfüllt",
            DutyState.Overdue => "überfällig",
            DutyState.Dispensable => "entbehrlich",
            DutyState.Unknown => "nicht bekannt",
        };
}
