using System.Globalization;
using System.Text.Encodings.Web;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Tests.Kernel;

/// <summary>Pictures in texts: the city's own documents, and nothing that tells another server who reads.</summary>
public sealed class MarkdownPictureTests
{
    [Fact]
    public void A_picture_of_the_documents_is_shown_with_its_words() =>
        Assert.Equal(
            "<p>Vor <img src=\"/dokumente/bild-1/1/bild.png\" alt=\"Ein Ufer\" loading=\"lazy\"> nach</p>\n",
            Html("Vor ![Ein Ufer](/dokumente/bild-1/1/bild.png \"Titel\") nach")
        );

    [Theory]
    [InlineData("https://example.org/a.png")]
    [InlineData("//example.org/a.png")]
    [InlineData("/dokumente/../konto")]
    [InlineData("/anmelden")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("javascript:alert(1)")]
    public void Of_any_other_only_the_words_are_left(string source) => Assert.Equal("<p>Vor Ein Ufer nach</p>\n", Html($"Vor ![Ein Ufer]({source}) nach"));

    private static string Html(string markdown)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        Markdown.ToHtml(markdown).WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }
}
