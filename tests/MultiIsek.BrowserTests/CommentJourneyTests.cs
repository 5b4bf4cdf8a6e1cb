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
        var comments = page.Locator("#absatz-2 details.comments");
        await comments.Locator("summary").ClickAsync();
        await Assertions.Expect(comments).ToContainTextAsync(text);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(code);

        await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "Stand eines Kommentars nachsehen" }).ClickAsync();
        await visit.LookUpAsync(code.ToLowerInvariant());
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
        var code = await visit.TermAsync("Abrufcode");

        await page.GotoAsync(place);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(Text);

        await visit.OpenAsync("musterstadt.localhost/mitmachen/nachsehen");
        await visit.LookUpAsync(code);
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
        await LooksGoodAsync(page, "kommentar-1");

        await visit.SendAsync(app, new string('W', 400) + " ein sehr langes Wort");
        await Assertions.Expect(page.Locator(".ticket")).ToBeVisibleAsync();
        await LooksGoodAsync(page, "kommentar-2");
        var (number, code) = (await visit.TermAsync("Vorgangsnummer"), await visit.TermAsync("Abrufcode"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Stand nachsehen" }).ClickAsync();
        await visit.LookUpAsync("AAAA AAAA AAAA AAAA");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LooksGoodAsync(page, "kommentar-3");

        await visit.LookUpAsync(code);
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Veröffentlicht");
        await LooksGoodAsync(page, "kommentar-4");

        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync(number);
        await visit.OpenAsync("herzberg.localhost/plan/insek/m6-1");
        await LooksGoodAsync(page, "kommentar-5");
        await visit.OpenAsync("herzberg.localhost/plan/insek/m6-1/kommentare");
        await LooksGoodAsync(page, "kommentar-6");
        await visit.OpenAsync($"herzberg.localhost/mitmachen/melden/{number}");
        await LooksGoodAsync(page, "kommentar-7");
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_comment_and_no_page_of_another_city_can_send_it()
    {
        await using var visit = await app.VisitAsync();
        var page = visit.Page;
        await visit.FindAsync("herzberg", "Bildung in Herzberg", 1);
        await visit.SendAsync(app, "Einmal gesagt ist genug.");
        var number = await visit.TermAsync("Vorgangsnummer");
        await page.ReloadAsync();
        Assert.Equal(number, await visit.TermAsync("Vorgangsnummer"));

        await visit.FindAsync("herzberg", "Bildung in Herzberg", 1);
        var action = await page.Locator("form[method=post]").EvaluateAsync<string>("f => f.action");
        await visit.OpenAsync("hagen.localhost/suche");
        await page.Locator("main form").First.EvaluateAsync("(f, action) => { f.method = 'post'; f.action = action; f.submit(); }", action);
        await WaitForAsync(() => visit.Complaints.Any(c => c.Contains("form-action", StringComparison.Ordinal)));
        Assert.Contains("hagen.localhost", page.Url, StringComparison.Ordinal);
    }

    private static async Task WaitForAsync(Func<bool> isThere)
    {
        for (var tries = 0; tries < 100 && !isThere(); tries++)
        {
            await Task.Delay(50);
        }

        Assert.True(isThere());
    }

    private static async Task LooksGoodAsync(IPage page, string name)
    {
        await page.PictureAsync(name);
        Looks.Nothing(await page.ViolationsAsync());
        Looks.Nothing(await page.SidewaysAsync());
    }
}
