using System.Text.Json;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Tests.Planning;

public sealed class AttributeTextTests
{
    [Theory]
    [InlineData("85.5", "m", "85,5\u00a0m")]
    [InlineData("2400", "m", "2.400\u00a0m")]
    [InlineData("0", null, "0")]
    public void A_number_reads_as_in_German_and_keeps_its_unit(string number, string? unit, string expected) => Assert.Equal(expected, Text(AttributeType.Number, number, unit));

    [Theory]
    [InlineData("450000", "450.000\u00a0Euro")]
    [InlineData("12500.5", "12.500,50\u00a0Euro")]
    [InlineData("0.07", "0,07\u00a0Euro")]
    public void Money_shows_cents_only_where_there_are_some(string amount, string expected) => Assert.Equal(expected, Text(AttributeType.Money, amount));

    [Theory]
    [InlineData("\"2027-04-01\"", "1.\u00a0April 2027")]
    [InlineData("\"2027-04\"", "April 2027")]
    [InlineData("\"2027-Q2\"", "2. Quartal 2027")]
    [InlineData("\"2027\"", "2027")]
    public void A_date_is_never_more_exact_than_its_source(string date, string expected) => Assert.Equal(expected, Text(AttributeType.Date, date));

    [Theory]
    [InlineData(nameof(AttributeType.Year), "2028", "2028")]
    [InlineData(nameof(AttributeType.YearRange), "\"2027-2028\"", "2027 bis 2028")]
    [InlineData(nameof(AttributeType.Boolean), "true", "ja")]
    [InlineData(nameof(AttributeType.Boolean), "false", "nein")]
    [InlineData(nameof(AttributeType.Choice), "\"Umbau\"", "Umbau")]
    [InlineData(nameof(AttributeType.OrderedChoice), "\"sofort\"", "sofort")]
    [InlineData(nameof(AttributeType.MultiChoice), "[\"Klima\",\"Verkehr\"]", "Klima, Verkehr")]
    [InlineData(nameof(AttributeType.Text), "\"<b>roh</b>\"", "<b>roh</b>")]
    public void Each_kind_of_field_has_its_words(string type, string value, string expected) => Assert.Equal(expected, Text(Enum.Parse<AttributeType>(type), value));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    [InlineData("null")]
    [InlineData("[]")]
    public void An_empty_value_is_no_row(string value)
    {
        Assert.Null(Fact(AttributeType.Text, value));
        Assert.Null(Fact(AttributeType.MultiChoice, value));
    }

    [Fact]
    public void A_field_for_staff_has_no_public_text_whatever_its_kind() =>
        Assert.All(Enum.GetValues<AttributeType>(), type => Assert.Null(Fact(type, "\"vertraulich\"", visible: Visibility.Staff)));

    [Fact]
    public void Only_web_addresses_become_links()
    {
        Assert.Equal(new ValuePart("www.example.org/markt", "https://www.example.org/markt/", IsExternal: true), AttributeText.Link("https://www.example.org/markt/"));
        Assert.Null(AttributeText.Link("javascript:alert(1)").Url);
        Assert.Null(AttributeText.Link("data:text/html,x").Url);
    }

    [Fact]
    public void A_reference_to_nothing_is_left_out()
    {
        var fact = Fact(AttributeType.SpaceRef, "[\"da\",\"weg\"]", find: (_, key) => key == "da" ? new ValuePart("Markt", "/orte/da") : null);

        Assert.Equal([new ValuePart("Markt", "/orte/da")], fact!.Parts);
    }

    private static string? Text(AttributeType type, string json, string? unit = null) =>
        Fact(type, json, unit) is { } fact ? string.Join(", ", fact.Parts.Select(p => p.Text)) : null;

    private static Fact? Fact(AttributeType type, string json, string? unit = null, Visibility visible = Visibility.Public, Func<AttributeType, string, ValuePart?>? find = null) =>
        AttributeText.Of(
            new AttributeDefinition
            {
                ProfileId = Guid.Empty,
                Key = "feld",
                Label = "Feld",
                Type = type,
                Unit = unit,
                Visible = visible,
            },
            JsonDocument.Parse(json).RootElement,
            find ?? ((_, _) => null)
        );
}
