using MultiIsek.Kernel.Search;

namespace MultiIsek.Tests.Kernel;

public sealed class GermanTests
{
    public static TheoryData<string, string> Forms =>
        new()
        {
            { "Häuser", "Haus" },
            { "Rathäuser", "Rathaus" },
            { "Städte", "Stadt" },
            { "Bäume", "Baum" },
            { "Kinder", "Kind" },
            { "Kindern", "Kinder" },
            { "Wälder", "Wald" },
            { "Plätze", "Platz" },
            { "Straßen", "Straße" },
            { "Strasse", "Straße" },
            { "Schulen", "Schule" },
            { "Radwege", "Radweg" },
            { "Wege", "Weg" },
            { "Orte", "Ort" },
            { "Räder", "Rad" },
            { "Ämter", "Amt" },
            { "Gärten", "Garten" },
            { "Maßnahmen", "Maßnahme" },
            { "Vereine", "Verein" },
            { "Quartiere", "Quartier" },
            { "Bürgerinnen", "Bürger" },
            { "Bürgerin", "Bürgern" },
            { "Wohnungen", "Wohnung" },
            { "Beteiligungen", "Beteiligung" },
            { "beteiligen", "Beteiligung" },
            { "fördern", "Förderung" },
            { "sanieren", "Sanierung" },
            { "Zentren", "Zentrum" },
            { "Museen", "Museum" },
            { "Beschlüsse", "Beschluss" },
            { "Brücken", "Brücke" },
            { "Denkmäler", "Denkmal" },
            { "Dörfer", "Dorf" },
            { "Bahnhöfe", "Bahnhof" },
            { "Kitas", "Kita" },
            { "Büros", "Büro" },
            { "Parks", "Park" },
            { "Ideen", "Idee" },
            { "Kreise", "Kreis" },
            { "Mitteln", "Mittel" },
            { "öffentlichen", "öffentlich" },
            { "barrierefreie", "Barrierefreiheit" },
            { "Haeuser", "Haus" },
        };

    public static TheoryData<string, string> Parts =>
        new()
        {
            { "Straßen", "Straßenraum" },
            { "Straße", "Richard-König-Straße" },
            { "Schulen", "Ganztagsschule" },
            { "Häuser", "Mehrgenerationenhaus" },
            { "Stadt", "Innenstädte" },
            { "Wald", "Stadtwälder" },
            { "Baum", "Straßenbäume" },
            { "Rad", "Radwegenetz" },
            { "Plätze", "Spielplatz" },
            { "Schutz", "Klimaschutzkonzept" },
            { "Entwicklung", "Stadtentwicklungskonzept" },
            { "Garten", "Landesgartenschau" },
            { "Gas", "Erdgas" },
        };

    [Theory, MemberData(nameof(Forms))]
    public void Two_forms_of_a_word_find_each_other(string one, string other)
    {
        Assert.Contains(German.Stem(one), German.Index(other), StringComparison.Ordinal);
        Assert.Contains(German.Stem(other), German.Index(one), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Parts))]
    public void A_part_of_a_compound_finds_it(string part, string compound) => Assert.Contains(German.Stem(part), German.Index(compound), StringComparison.Ordinal);

    [Theory]
    [InlineData("Regen", "Region")]
    [InlineData("Verein", "Verein­barung­en nicht")]
    [InlineData("Raum", "Rauch")]
    [InlineData("Bauen", "Baum")]
    public void Words_that_only_look_alike_stay_apart(string one, string other) =>
        Assert.DoesNotContain(German.Stem(other.Split(' ')[0]), German.Index(one), StringComparison.Ordinal);

    [Fact]
    public void What_a_database_takes_for_a_wildcard_is_no_part_of_a_word() => Assert.Equal("100 haus", German.Index("100 % _Haus_ [*]"));
}
