using MultiIsek.Planning.Organisations;

namespace MultiIsek.Tests.Planning;

public sealed class ContactTests
{
    [Theory]
    [InlineData(nameof(PublicFields.None), null, null, null)]
    [InlineData(nameof(PublicFields.Function), "Sachbearbeitung", null, null)]
    [InlineData(nameof(PublicFields.Name), "Sachbearbeitung", "A. Beispiel", null)]
    [InlineData(nameof(PublicFields.All), "Sachbearbeitung", "A. Beispiel", "a@example.org")]
    public void A_person_shows_no_more_than_is_public(string fields, string? function, string? name, string? email)
    {
        var contact = PublicContact.Of(
            new ContactPerson
            {
                Key = "person",
                Function = "Sachbearbeitung",
                Name = "A. Beispiel",
                Email = "a@example.org",
                PublicFields = Enum.Parse<PublicFields>(fields),
            }
        );

        Assert.Equal((function, name, email), (contact?.Function, contact?.Name, contact?.Email));
    }
}
