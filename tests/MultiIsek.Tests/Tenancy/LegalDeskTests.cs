using System.Net;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Settings;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Tenancy;

/// <summary>Legal pages, contact, home texts and easy language, written at the desk.</summary>
[Collection("app")]
public sealed class LegalDeskTests(App app)
{
    private const string Imprint = $"{CityDesk.Path}/rechtliches/impressum";

    [Fact]
    public async Task A_proposal_has_the_contact_in_it_and_gaps_for_what_only_the_city_knows()
    {
        var (_, admin) = await CityDesk.OpenAsync(app);
        var empty = (await admin.PageAsync(Imprint)).QuerySelector("#text")!.TextContent;
        Assert.Contains("[AUSFÜLLEN: Straße und Hausnummer]", empty, StringComparison.Ordinal);

        using var contact = await admin.SaveContactAsync();
        var page = await admin.PageAsync(Imprint);
        var text = page.QuerySelector("#text")!.TextContent;
        Assert.Contains("Am Markt 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("AUSFÜLLEN: Straße", text, StringComparison.Ordinal);
        Assert.Equal(LegalText.GapsOf(text).Count, page.QuerySelectorAll("aside .errors li").Length);

        using var saved = await admin.SaveLegalAsync("impressum", text);
        Assert.Equal($"{Imprint}?getan=gespeichert", saved.Headers.Location?.ToString());
        Assert.Contains("erst ohne Lücken", (await admin.PageAsync($"{Imprint}?getan=gespeichert")).TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("noch mit", (await admin.PageAsync($"{CityDesk.Path}/rechtliches")).TextOf("main .rows"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_saves_nothing_and_the_former_text_comes_back()
    {
        var (_, admin) = await CityDesk.OpenAsync(app);
        using var first = await admin.SaveLegalAsync("impressum", "## Erstens\n\nDer erste Text.");
        using var second = await admin.SaveLegalAsync("impressum", "Der zweite Text.");
        var token = (await admin.PageAsync(Imprint)).QuerySelector("form.form input[name=form]")!.GetAttribute("value")!;

        using var preview = await admin.PostAsync($"{Imprint}?handler=Preview", new() { ["form"] = token, ["text"] = "Ein **dritter** <script>alert(1)</script>" });
        var shown = await preview.Html();
        Assert.Equal("dritter", shown.TextOf("#vorschau strong"));
        Assert.Empty(shown.QuerySelectorAll("#vorschau script"));
        Assert.Contains("dritter", shown.QuerySelector("#text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Der zweite Text.", (await admin.PageAsync(Imprint)).QuerySelector("#text")!.TextContent, StringComparison.Ordinal);

        using var back = await admin.SubmitAsync(Imprint, $"form[action='{Imprint}?handler=Back']");
        Assert.Contains("Der erste Text.", (await admin.PageAsync(Imprint)).QuerySelector("#text")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_citys_text_can_have_no_gap_and_what_was_typed_stays()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        await admin.FillAsync();
        using var published = await admin.PublishAsync();

        using var refused = await admin.SaveLegalAsync("impressum", "Neu: [ausfüllen: Amt]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Html();
        Assert.Contains("Füllen Sie aus: Amt.", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("Neu: [ausfüllen: Amt]", page.QuerySelector("#text")!.TextContent.Trim());
        using var empty = await admin.SaveLegalAsync("impressum", " ");
        Assert.Contains("Schreiben Sie den Text", (await empty.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        using var contact = await admin.SaveContactAsync(("street", ""), ("note", "Hinterhaus"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, contact.StatusCode);
        var form = await contact.Html();
        Assert.Contains("Es fehlt: Straße.", form.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("Hinterhaus", form.QuerySelector("#note")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await app.City(slug).GetAsync("/impressum")).StatusCode);
    }

    [Fact]
    public async Task A_long_text_keeps_its_headings()
    {
        var (_, admin) = await CityDesk.OpenAsync(app);
        var text = string.Concat(Enumerable.Range(1, 8).Select(i => $"## Abschnitt {i}\n\n{new string('x', 3000)} **fett**\n\n"));

        using var saved = await admin.SaveLegalAsync("datenschutz", text);

        Assert.Equal(8, (await admin.PageAsync("/datenschutz")).QuerySelectorAll(".legal > h2").Count(h => h.TextContent.StartsWith("Abschnitt", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("postalCode", "1234", "fünf Ziffern")]
    [InlineData("email", "planung@", "keine E-Mail-Adresse")]
    [InlineData("phone", "anrufen", "keine Telefonnummer")]
    [InlineData("links", "Stadt = http://stadt.example", "Beschriftung = https://")]
    [InlineData("lines", "1\n2\n3\n4\n5", "Höchstens vier Zeilen")]
    public async Task A_contact_that_cannot_be_comes_back_as_it_was_typed(string field, string value, string message)
    {
        var (_, admin) = await CityDesk.OpenAsync(app);

        using var refused = await admin.SaveContactAsync((field, value), ("openingHours", "montags"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Html();
        Assert.Contains(message, page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("montags", page.QuerySelector("#openingHours")!.GetAttribute("value"));
        Assert.Equal(value, (page.QuerySelector($"#{field}")!.GetAttribute("value") ?? page.QuerySelector($"#{field}")!.TextContent).Trim());
    }

    [Fact]
    public async Task The_home_page_says_what_the_city_wrote()
    {
        var (_, admin) = await CityDesk.OpenAsync(app);
        const string Url = $"{CityDesk.Path}/startseite";
        using var wrong = await admin.SubmitAsync(Url, $"form[action='{Url}']", ("headline", new string('x', 161)), ("lead", "Der Anfang."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Der Anfang.", (await wrong.Html()).QuerySelector("#lead")!.TextContent, StringComparison.Ordinal);

        using var saved = await admin.SubmitAsync(Url, $"form[action='{Url}']", ("headline", "Wohin geht es?"), ("planName", "Plan 2040"), ("motto", "Mutig"));

        var home = await admin.PageAsync("/");
        Assert.Equal("Wohin geht es?", home.TextOf("h1").Replace("\u00ad", "", StringComparison.Ordinal));
        Assert.Equal("Plan 2040", home.TextOf(".city__plan"));
        Assert.Contains("„Mutig“", home.TextOf(".motto"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Land.NW, "05000001", "verlangt beides", true)]
    [InlineData(Land.BB, "12000004", "empfohlen", true)]
    [InlineData(Land.NI, "03000001", "verlangt von Kommunen weder", false)]
    public async Task The_Land_sets_the_default_and_the_city_changes_it(Land land, string ags, string words, bool isOfferedByDefault)
    {
        var (_, admin) = await CityDesk.OpenAsync(app, land, ags);
        const string Url = $"{CityDesk.Path}/leichte-sprache";
        Assert.Contains(words, (await admin.PageAsync(Url)).TextOf(".lead"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/leichte-sprache")).StatusCode);

        using var text = await admin.SubmitAsync(Url, $"form[action='{Url}']", ("plainText", "## Worum geht es?\n\nUm die Stadt."));
        Assert.Equal(isOfferedByDefault ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await admin.GetAsync("/leichte-sprache")).StatusCode);
        Assert.Equal(isOfferedByDefault, (await admin.PageAsync("/")).QuerySelector("footer a[href='/leichte-sprache']") is not null);

        using var other = await admin.SubmitAsync(Url, $"form[action='{Url}']", ("plain", isOfferedByDefault ? "nein" : "ja"));
        Assert.Equal(isOfferedByDefault ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await admin.GetAsync("/leichte-sprache")).StatusCode);

        using var refused = await admin.SubmitAsync(Url, $"form[action='{Url}']", ("sign", "ja"), ("signVideo", "javascript:alert(1)"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("javascript:alert(1)", (await refused.Html()).QuerySelector("#signVideo")!.GetAttribute("value"));
    }

    [Fact]
    public void Every_Land_has_its_law_and_every_proposal_says_what_is_missing()
    {
        Assert.All(Enum.GetValues<Land>(), land => Assert.NotEmpty(LandLaw.OnAccessibility(land)));
        Assert.Equal(["Name", ""], LegalText.GapsOf("a [AUSFÜLLEN: Name] b [ausfüllen] c [Link](/x)"));
        Assert.False(LegalText.AreWhole(new Dictionary<LegalKind, string> { [LegalKind.Imprint] = "x", [LegalKind.Privacy] = "x" }));
    }
}
