using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using MultiIsek.Tenancy.Branding;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Tenancy;

/// <summary>Colour and logo at the desk.</summary>
[Collection("app")]
public sealed class AppearanceTests(App app)
{
    private const string Url = $"{CityDesk.Path}/aussehen";

    [Fact]
    public async Task The_page_says_what_became_of_the_colour_and_why_before_it_is_saved()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        var token = (await admin.PageAsync(Url)).QuerySelector("form.form input[name=form]")!.GetAttribute("value")!;

        using var preview = await admin.PostAsync(
            $"{Url}?handler=Preview",
            new()
            {
                ["form"] = token,
                ["colour"] = "#ffcc00",
                ["mark"] = "Pr",
            }
        );
        var text = (await preview.Html()).TextOf("main");
        Assert.Contains("auf Weiß nur einen Kontrast von 1,5 : 1", text, StringComparison.Ordinal);
        Assert.Contains("zu #6e5601 abgedunkelt (7,", text, StringComparison.Ordinal);
        Assert.Contains("Ihr Zeichen in Schwarz", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#ffcc00", await (await admin.GetAsync("/theme.css")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var saved = await admin.SubmitAsync(Url, $"form[action='{Url}']", ("colour", "FFCC00"), ("mark", "Pr"));
        Assert.Equal($"{Url}?getan=gespeichert", saved.Headers.Location?.ToString());
        Assert.Contains("--brand: #ffcc00", await (await app.City(slug).GetAsync("/theme.css")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Pr", (await admin.PageAsync("/")).TextOf(".crest__mark"));

        using var wrong = await admin.SubmitAsync(Url, $"form[action='{Url}']", ("colour", "grün"), ("mark", "xy"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var form = await wrong.Html();
        Assert.Equal(("grün", "xy"), (form.QuerySelector("#colour")!.GetAttribute("value"), form.QuerySelector("#mark")!.GetAttribute("value")));
    }

    [Fact]
    public async Task A_logo_stands_in_every_header_goes_and_comes_back()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        using var added = await UploadAsync(admin, Pictures.Png(40, 60), "Wappen: drei Türme");
        Assert.Equal($"{Url}?getan=logo", added.Headers.Location?.ToString());
        var image = (await admin.PageAsync("/")).QuerySelector(".site-head img")!;
        Assert.Equal("Startseite. Wappen: drei Türme", image.GetAttribute("alt"));
        using (var file = await app.City(slug).GetAsync(image.GetAttribute("src")))
        {
            Assert.Equal("image/png", file.Content.Headers.ContentType?.MediaType);
            Assert.Contains("immutable", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        // Another city's host does not have it.
        Assert.Equal(HttpStatusCode.NotFound, (await app.City("musterstadt").GetAsync("/logo.img")).StatusCode);

        using var removed = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=RemoveLogo']");
        Assert.Null((await admin.PageAsync("/")).QuerySelector(".site-head img"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(slug).GetAsync("/logo.img")).StatusCode);
        using var restored = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=RestoreLogo']");
        Assert.NotNull((await admin.PageAsync("/")).QuerySelector(".site-head img"));
    }

    [Theory]
    [InlineData("svg", "SVG-Dateien nehmen wir nicht an")]
    [InlineData("text", "kein Bild")]
    [InlineData("broken", "beschädigt")]
    [InlineData("wide", "2001 × 10 Bildpunkte")]
    [InlineData("heavy", "größer als 300 KB")]
    [InlineData("none", "Wählen Sie eine Datei")]
    public async Task What_is_no_logo_is_refused_with_the_reason_and_the_description_stays(string kind, string message)
    {
        var (_, admin) = await CityDesk.OpenAsync(app);
        byte[] file = kind switch
        {
            "svg" => "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray(),
            "text" => "GIF89a und mehr"u8.ToArray(),
            "broken" => Pictures.Png(10, 10)[..40],
            "wide" => Pictures.Png(2001, 10),
            "heavy" => [.. Pictures.Png(10, 10), .. new byte[300_000]],
            _ => [],
        };

        using var refused = await UploadAsync(admin, file, "Unser Wappen");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Html();
        Assert.Contains(message, page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("Unser Wappen", ((IHtmlInputElement)page.QuerySelector("#alt")!).Value);
    }

    [Fact]
    public async Task What_was_hidden_in_a_picture_does_not_stay()
    {
        foreach (var (file, type, size) in Pictures.WithSecrets())
        {
            Assert.Contains("GEHEIM", System.Text.Encoding.Latin1.GetString(file), StringComparison.Ordinal);

            var (image, fault) = await LogoFile.ReadAsync(file, CancellationToken.None);

            Assert.Null(fault);
            Assert.Equal((type, size.Width, size.Height), (image!.Type, image.Width, image.Height));
            Assert.DoesNotContain("GEHEIM", System.Text.Encoding.Latin1.GetString(image.Content), StringComparison.Ordinal);
            Assert.Equal(image.Content, (await LogoFile.ReadAsync(image.Content, CancellationToken.None)).Image!.Content);
        }
    }

    [Theory]
    [InlineData("https://karten.example/{z}/{x}/{y}.png", "© Kreis", null)]
    [InlineData("http://karten.example/{z}/{x}/{y}.png", "© Kreis", "beginnt mit https://")]
    [InlineData("https://karten.example:8443/{z}/{x}/{y}.png", "© Kreis", "keine Portnummer")]
    [InlineData("https://192.0.2.1/{z}/{x}/{y}.png", "© Kreis", "Domainnamen")]
    [InlineData("https://karten.example/{z}/{x}.png", "© Kreis", "müssen {z}, {x} und {y}")]
    [InlineData("https://karten.example/{z}/{x}/{y}.png", "", "Nennen Sie die Quelle")]
    public async Task A_map_server_is_a_plain_https_address_with_its_source(string url, string attribution, string? message)
    {
        var (_, admin) = await CityDesk.OpenAsync(app);
        const string Map = $"{CityDesk.Path}/karte";

        using var answer = await admin.SubmitAsync(Map, $"form[action='{Map}']", ("choice", "eigen"), ("url", url), ("attribution", attribution));

        Assert.Equal(message is null ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = message is null ? await admin.PageAsync(Map) : await answer.Html();
        Assert.Equal(url, page.QuerySelector("#url")!.GetAttribute("value"));
        Assert.Contains(message ?? "Kartenserver", page.TextOf("main"), StringComparison.Ordinal);
        using var preset = await admin.SubmitAsync(Map, $"form[action='{Map}']", ("choice", "grau"));
        Assert.True(((IHtmlInputElement)(await admin.PageAsync(Map)).QuerySelector("#karte-grau")!).IsChecked);
    }

    private static async Task<HttpResponseMessage> UploadAsync(Visitor admin, byte[] file, string alt)
    {
        var token = (await admin.PageAsync(Url)).QuerySelector("form[enctype] input[name=form]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "form" }, { new StringContent(alt), "alt" } };
        if (file.Length > 0)
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "file", "logo.png");
        }

        return await admin.SendContentAsync($"{Url}?handler=Logo", form);
    }
}
