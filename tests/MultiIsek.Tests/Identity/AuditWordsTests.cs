using MultiIsek.Identity.Audit;

namespace MultiIsek.Tests.Identity;

public sealed class AuditWordsTests
{
    private static readonly Dictionary<string, string> Nobody = [];

    [Theory]
    [InlineData("document.replaced", "2", "2. Fassung")]
    [InlineData("file.withdrawn", "3", "3. Fassung")]
    [InlineData("pictures.added", "1", "1 Bild")]
    [InlineData("pictures.added", "4", "4 Bilder")]
    [InlineData("member.invited", "Moderator", "Moderation")]
    [InlineData("element.saved", "2", "2")]
    public void A_number_is_no_role(string act, string field, string words) => Assert.Equal(words, AuditWords.Fields(act, field, Nobody));
}
