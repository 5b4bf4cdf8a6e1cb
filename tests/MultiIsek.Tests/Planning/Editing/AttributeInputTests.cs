using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>A custom field as people type it: what holds is kept in one spelling, what does not is named.</summary>
public sealed class AttributeInputTests
{
    [Theory]
    [InlineData("MultiChoice", "hoch\nniedrig\nhoch", "[\"niedrig\",\"hoch\"]")]
    [InlineData("YearRange", "2027 bis 2030", "\"2027-2030\"")]
    [InlineData("YearRange", "2030-2027", null)]
    [InlineData("YearRange", "1799-1801", null)]
    [InlineData("Year", "2201", null)]
    [InlineData("Year", "2030", "2030")]
    [InlineData("Money", "12.500,5", "12500.5")]
    [InlineData("Boolean", "vielleicht", null)]
    [InlineData("Choice", "mittel", null)]
    [InlineData("MultiChoice", "hoch\nmittel", null)]
    [InlineData("Date", "2. Quartal 2013", "\"2013-Q2\"")]
    [InlineData("Url", "javascript:alert(1)", null)]
    [InlineData("SpaceRef", "unbekannt", null)]
    public void A_value_is_kept_or_its_fault_is_said(string type, string typed, string? kept)
    {
        var field = new AttributeDefinition
        {
            ProfileId = Guid.NewGuid(),
            Key = "feld",
            Type = Enum.Parse<AttributeType>(type),
            Choices = ["niedrig", "hoch"],
        };

        var (value, fault) = AttributeInput.Parse(field, typed, (_, key) => key == "bekannt");

        Assert.Equal(kept, value?.GetRawText());
        Assert.Equal(kept is null, fault is { Length: > 0 });
    }

    [Fact]
    public void A_web_address_may_be_500_signs_long_from_form_and_file()
    {
        var field = new AttributeDefinition
        {
            ProfileId = Guid.NewGuid(),
            Key = "feld",
            Type = AttributeType.Url,
        };
        var longest = "https://beispiel.example/".PadRight(500, 'a');

        Assert.Null(AttributeInput.Parse(field, longest, (_, _) => false).Fault);
        Assert.NotNull(AttributeInput.Parse(field, longest + "a", (_, _) => false).Fault);
    }
}
