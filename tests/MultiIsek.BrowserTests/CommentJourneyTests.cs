namespace MultiIsek.BrowserTests;

/// <summary>Read, comment, receipt, status: as a citizen on a phone or at a desk goes it, with scripts and without.</summary>
[Collection("browser")]
public sealed class CommentJourneyTests(BrowserApp app)
{
    [Theory]
    [InlineData(360, true)]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task A_comment_is_written_numbered_seen_and_found_again(int width, bool hasScript)
    {
        var text = $"Ein gemeinsamer Kalender <b>aller</b> Einrichtungen, {width} {hasScript}.";
        await using var visit = await app.VisitAsync(width, hasScript);
        var page = visit.Page;

        await visit.FindAsync("herzberg", "Bildung in Herzberg", 2);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ihr Kommentar");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Absatz 2");
        await visit.SendAsync(app, text);

        var number = await visit.TermAsync("Vorgangsnummer");
        var code = await visit.TermAsync("Abrufcode");
        Assert.Matches(@"^H-2026-\d{5}$", number);
        Assert.True(code.Count(char.IsLetterOrDigit) >= 16, code);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(text);

        // The way back leads to the paragraph, where everybody reads it now.
        await page.GetByRole(AriaRole.Link, new() { Name = "Zurück zum Text" }).ClickAsync();
        var comments = page.Locator("#absatz-2 ~ * details, #absatz-2 details, .para:has(#absatz-2) details").First;
        await comments.Locator("summary").ClickAsync();
        await Assertions.Expect(comments).ToContainTextAsync(text);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(code);

        await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "Stand eines Kommentars nachsehen" }).ClickAsync();
        await page.GetByLabel("Vorgangsnummer").FillAsync(number);
        await page.GetByLabel("Abrufcode").FillAsync(code.ToLowerInvariant());
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(text);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Veröffentlicht");

        Assert.DoesNotContain(code, page.Url, StringComparison.OrdinalIgnoreCase);
        Looks.Nothing(visit.Complaints);
        Assert.Empty(await visit.Context.CookiesAsync());
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Where_the_city_reads_first_the_receipt_and_the_status_say_so_and_nobody_sees_the_text()
    {
        const string Text = "Der Steg soll auch für Rollstühle breit genug sein.";
        await using var visit = await app.VisitAsync(360);
        var page = visit.Page;
        await visit.OpenAsync("musterstadt.localhost/plan/quartiersplan-auenufer/b-steg");
        var place = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Kommentieren zu Absatz 1", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("sobald die Stadt ihn gelesen hat");
        await visit.SendAsync(app, Text);
        var (number, code) = (await visit.TermAsync("Vorgangsnummer"), await visit.TermAsync("Abrufcode"));

        await page.GotoAsync(place);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(Text);

        await visit.OpenAsync("musterstadt.localhost/mitmachen/nachsehen");
        await page.GetByLabel("Vorgangsnummer").FillAsync(number);
        await page.GetByLabel("Abrufcode").FillAsync(code);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Wird gelesen");
    }

    [Fact]
    public async Task Errors_and_receipt_and_status_are_usable_by_everybody_too()
    {
        await using var visit = await app.VisitAsync();
        var page = visit.Page;
        await visit.FindAsync("herzberg", "Bildung in Herzberg", 1);
        await visit.SendAsync(app, "   ");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LooksGoodAsync(page);

        await visit.SendAsync(app, new string('W', 400) + " ein sehr langes Wort");
        await Assertions.Expect(page.Locator(".ticket")).ToBeVisibleAsync();
        await LooksGoodAsync(page);
        var (number, code) = (await visit.TermAsync("Vorgangsnummer"), await visit.TermAsync("Abrufcode"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Stand nachsehen" }).ClickAsync();
        await page.GetByLabel("Vorgangsnummer").FillAsync(number);
        await page.GetByLabel("Abrufcode").FillAsync("AAAA AAAA AAAA AAAA AAAA");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LooksGoodAsync(page);

        await page.GetByLabel("Vorgangsnummer").FillAsync(number);
        await page.GetByLabel("Abrufcode").FillAsync(code);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Veröffentlicht");
        await LooksGoodAsync(page);

        await visit.OpenAsync("herzberg.localhost/plan/insek/m6-1");
        await LooksGoodAsync(page);
        await visit.OpenAsync("herzberg.localhost/plan/insek/m6-1/kommentare");
        await LooksGoodAsync(page);
        await visit.OpenAsync($"herzberg.localhost/mitmachen/melden/{number}");
        await LooksGoodAsync(page);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_comment_and_sending_from_another_citys_page_is_refused()
    {
        await using var visit = await app.VisitAsync();
        var page = visit.Page;
        await visit.FindAsync("herzberg", "Bildung in Herzberg", 1);
        await visit.SendAsync(app, "Einmal gesagt ist genug.");
        var number = await visit.TermAsync("Vorgangsnummer");
        await page.GoBackAsync();
        await visit.SendAsync(app, "Einmal gesagt ist genug.");
        Assert.Equal(number, await visit.TermAsync("Vorgangsnummer"));

        await page.GoBackAsync();
        var action = await page.Locator("form[method=post]").EvaluateAsync<string>("f => f.action");
        await visit.OpenAsync("hagen.localhost/suche");
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.Locator("main form").First.EvaluateAsync("(f, action) => { f.method = 'post'; f.action = action; f.submit(); }", action),
            r => r.Request.Method == "POST" || r.Request.IsNavigationRequest
        );
        Assert.Contains(visit.Complaints, c => c.Contains("form-action", StringComparison.Ordinal));
        Assert.NotNull(answer);
    }

    private static async Task LooksGoodAsync(IPage page)
    {
        Looks.Nothing(await page.ViolationsAsync());
        Looks.Nothing(await page.SidewaysAsync());
    }
}
