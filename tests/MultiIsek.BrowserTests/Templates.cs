namespace MultiIsek.BrowserTests;

/// <summary>At least one address for every page that the product has; <see cref="TemplateTests"/> notices a page that has none.</summary>
internal static class Templates
{
    public static readonly IReadOnlyList<string> Addresses =
    [
        "herzberg.localhost/",
        "hagen.localhost/",
        "delmenhorst.localhost/",
        "kaiserslautern.localhost/",
        "landsberg.localhost/",
        "musterstadt.localhost/",
        "landsberg.localhost/plan",
        "musterstadt.localhost/plan",
        "herzberg.localhost/plan/insek",
        "hagen.localhost/plan/hagenplant-2035",
        "delmenhorst.localhost/plan/isek",
        "kaiserslautern.localhost/plan/insek",
        "landsberg.localhost/plan/unser-landsberg-2035",
        "musterstadt.localhost/plan/stadtumbauplan",
        "herzberg.localhost/plan/insek/m6-1",
        "hagen.localhost/plan/hagenplant-2035/baustein-c",
        "delmenhorst.localhost/plan/isek/kapitel-4",
        "landsberg.localhost/plan/unser-landsberg-2035/leitlinie-1",
        "musterstadt.localhost/plan/stadtumbauplan/p-plaetze",
        "herzberg.localhost/plan/insek/m6-1/kommentare",
        "landsberg.localhost/fassungen/unser-landsberg-2035",
        "landsberg.localhost/fassungen/unser-landsberg-2035/vergleich",
        "hagen.localhost/orte",
        "hagen.localhost/orte/mitte",
        "kaiserslautern.localhost/orte/dansenberg",
        "delmenhorst.localhost/beschluesse",
        "delmenhorst.localhost/beschluesse/2013-12-18",
        "herzberg.localhost/dokumente",
        "hagen.localhost/dokumente",
        "hagen.localhost/dokumente/gruppe/baustein-a",
        "herzberg.localhost/dokumente/quelle-kapitel-6",
        "herzberg.localhost/mitmachen",
        "delmenhorst.localhost/mitmachen",
        "herzberg.localhost/mitmachen/beispielphase-massnahmen",
        "kaiserslautern.localhost/mitmachen/kartendialog",
        "herzberg.localhost/mitmachen/beispielphase-massnahmen/kommentar?element=m6-1&absatz=2",
        "herzberg.localhost/mitmachen/nachsehen",
        "hagen.localhost/termine",
        "musterstadt.localhost/termine/planungscafe",
        "kaiserslautern.localhost/termine/begehung-dansenberg",
        "herzberg.localhost/suche",
        "herzberg.localhost/suche?q=Innenstadt",
        "herzberg.localhost/suche?q=Quastenflosser",
        "herzberg.localhost/kontakt",
        "hagen.localhost/impressum",
        "musterstadt.localhost/datenschutz",
        "landsberg.localhost/barrierefreiheit",
        $"herzberg.localhost/mitmachen/melden/{BrowserApp.FirstComment}",
        "herzberg.localhost/kontakt/nachricht",
        "localhost/",
        "localhost/impressum",
    ];

    /// <summary>Pages around an account that open without one. <see cref="AccountJourneyTests"/> looks at them.</summary>
    public static readonly IReadOnlyList<string> Accounts =
    [
        "musterstadt.localhost/anmelden",
        "musterstadt.localhost/registrieren",
        "musterstadt.localhost/passwort-vergessen",
        "musterstadt.localhost/einladung/alt",
        "musterstadt.localhost/anmelden/dienst",
        "musterstadt.localhost/betrieb/eintreten/alt",
        "localhost/betrieb/anmelden",
        "localhost/betrieb/einladung/alt",
        "musterstadt.localhost/abmelden",
    ];

    /// <summary>Pages that only an admin of the city opens all of.</summary>
    public static readonly IReadOnlyList<string> Staff =
    [
        "musterstadt.localhost/konto",
        "musterstadt.localhost/konto/zweiter-faktor",
        "musterstadt.localhost/konto/passkeys",
        "musterstadt.localhost/konto/loeschen",
        "musterstadt.localhost/konto/beitraege",
        "musterstadt.localhost/verwaltung",
        "musterstadt.localhost/verwaltung/mitglieder",
        "musterstadt.localhost/verwaltung/schluessel",
        "musterstadt.localhost/verwaltung/protokoll",
        "musterstadt.localhost/verwaltung/beitraege",
        "musterstadt.localhost/verwaltung/aufbewahrung",
        "musterstadt.localhost/verwaltung/nachrichten",
        "musterstadt.localhost/verwaltung/anmeldedienst",
        "musterstadt.localhost/verwaltung/betrieb",
        "musterstadt.localhost/verwaltung/fachaemter",
        "musterstadt.localhost/verwaltung/beschluesse",
        "musterstadt.localhost/verwaltung/beschluesse/neu",
        "musterstadt.localhost/verwaltung/beschluesse/rat-2025-06-18",
        "musterstadt.localhost/verwaltung/pflichten",
        "musterstadt.localhost/verwaltung/stellen",
        "musterstadt.localhost/verwaltung/stellen/rat",
        "musterstadt.localhost/verwaltung/stellen/stadtumbau/personen/neu",
        "musterstadt.localhost/verwaltung/orte",
        "musterstadt.localhost/verwaltung/orte/neu",
        "musterstadt.localhost/verwaltung/dokumente",
        "musterstadt.localhost/verwaltung/dokumente/neu",
        "musterstadt.localhost/verwaltung/dokumente/bearbeiten/kurzfassung",
        "musterstadt.localhost/verwaltung/dokumente/loeschen/kurzfassung",
        "musterstadt.localhost/verwaltung/dokumentgruppen",
        "musterstadt.localhost/verwaltung/stadt",
        "musterstadt.localhost/verwaltung/stadt/rechtliches",
        "musterstadt.localhost/verwaltung/stadt/rechtliches/impressum",
        "musterstadt.localhost/verwaltung/stadt/kontakt",
        "musterstadt.localhost/verwaltung/stadt/aussehen",
        "musterstadt.localhost/verwaltung/stadt/adressen",
        "musterstadt.localhost/verwaltung/stadt/startseite",
        "musterstadt.localhost/verwaltung/stadt/karte",
        "musterstadt.localhost/verwaltung/stadt/leichte-sprache",
        "musterstadt.localhost/verwaltung/plan",
        "musterstadt.localhost/verwaltung/plan/neu",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/struktur",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/struktur/felder",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/verbleib",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/gliederung",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/element/b-steg",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/element/b-steg/loeschen",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/element/b-steg/verlauf",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/tabelle",
        "musterstadt.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/word",
    ];

    /// <summary>What a person reads when something is not there or broke, and the status it comes with.</summary>
    public static readonly IReadOnlyDictionary<string, int> Errors = new Dictionary<string, int>
    {
        ["herzberg.localhost/gibt-es-nicht"] = 404,
        ["herzberg.localhost/fehler/503"] = 503,
        [$"herzberg.localhost/fehler/404?{TemplateName.Break}=1"] = 500,
        ["localhost/gibt-es-nicht"] = 404,
        ["nirgends.localhost/"] = 404,
    };

    public static TheoryData<string> Data => [.. Addresses, .. Errors.Keys];

    public static int StatusOf(string address) => Errors.GetValueOrDefault(address, 200);
}
