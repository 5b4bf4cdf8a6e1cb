using MultiIsek.Kernel.People;

namespace MultiIsek.BrowserTests;

/// <summary>Everything without a mouse.</summary>
[Collection("browser")]
public sealed class KeyboardTests(BrowserApp app)
{
    private const string Form = "herzberg.localhost/mitmachen/beispielphase-massnahmen/kommentar?element=m6-1&absatz=2";

    [Theory]
    [InlineData("herzberg.localhost/")]
    [InlineData("hagen.localhost/plan/hagenplant-2035")]
    [InlineData("herzberg.localhost/plan/insek/m6-1")]
    [InlineData(Form)]
    [InlineData("herzberg.localhost/gibt-es-nicht")]
    [InlineData("localhost/")]
    public async Task The_first_stop_is_the_way_past_the_menu(string address)
    {
        await using var visit = await app.VisitAsync(hasScript: false);
        var page = visit.Page;
        await visit.OpenAsync(address);
        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Zum Inhalt", Exact = true });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('main, footer') !== null"));
    }

    [Theory]
    [InlineData("herzberg.localhost/", 1280)]
    [InlineData("herzberg.localhost/", 360)]
    [InlineData("hagen.localhost/plan/hagenplant-2035", 1280)]
    [InlineData("herzberg.localhost/plan/insek/m6-1", 360)]
    [InlineData("herzberg.localhost/dokumente", 1280)]
    [InlineData("delmenhorst.localhost/beschluesse/2013-12-18", 1280)]
    [InlineData("herzberg.localhost/suche?q=Innenstadt", 1280)]
    [InlineData(Form, 360)]
    [InlineData("localhost/", 1280)]
    [InlineData("musterstadt.localhost/anmelden", 1280)]
    [InlineData("musterstadt.localhost/registrieren", 360)]
    public async Task Every_stop_is_seen_and_none_is_a_trap(string address, int width)
    {
        await using var visit = await app.VisitAsync(width);
        await WalkAsync(visit, address);
    }

    [Fact]
    public async Task Accounts_members_keys_and_log_are_reached_without_a_mouse()
    {
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, "musterstadt", $"{Guid.NewGuid():N}@example.org", Role.Admin);
        await visit.AddAppAsync(app, "musterstadt");
        foreach (var path in (string[])["/konto", "/verwaltung/mitglieder", "/verwaltung/protokoll", "/verwaltung/schluessel"])
        {
            await WalkAsync(visit, $"musterstadt.localhost{path}");
        }

        // The page that shows a key, which it does once.
        await visit.Page.GetByLabel("Wofür er ist").FillAsync("Stadtplan");
        await visit.Page.Locator("#scope-0").CheckAsync();
        await visit.PressAsync("Schlüssel anlegen");
        await Assertions.Expect(visit.Page.Locator("#key")).ToBeVisibleAsync();
        await visit.LooksGoodAsync(null);
    }

    private static async Task WalkAsync(Visit visit, string address)
    {
        var page = visit.Page;
        await visit.OpenAsync(address);
        HashSet<int> seen = [];
        var (last, stays) = (-1, 0);
        for (var steps = 0; steps < 150; steps++)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = await page.EvaluateAsync<Stop>(
                """
                async () => {
                    // The browser scrolls there in its own time.
                    const isThere = r => r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
                    const e = document.activeElement, s = getComputedStyle(e), end = performance.now() + 3000;
                    while (!isThere(e.getBoundingClientRect()) && performance.now() < end) {
                        await new Promise(done => setTimeout(done, 20));
                    }

                    return {
                        index: e === document.body ? -1 : [...document.querySelectorAll('*')].indexOf(e),
                        isDate: e.matches('input[type=date]'),
                        name: e.outerHTML.slice(0, 100),
                        isSeen: e.matches(':focus-visible') && ((s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none'),
                        isOnScreen: isThere(e.getBoundingClientRect()),
                    };
                }
                """
            );
            (last, stays) = (stop.Index, stop.Index == last ? stays + 1 : 0);
            if (stop.IsDate && stays is > 0 and < 4)
            {
                // Day, month, year and the calendar are stops of one field.
                continue;
            }

            if (stop.Index < 0 || !seen.Add(stop.Index))
            {
                Assert.True(stop.Index < 0, $"the keyboard comes back to {stop.Name} before the end of the page");
                break;
            }

            Assert.True(stop.IsSeen, $"no visible focus: {stop.Name}");
            Assert.True(stop.IsOnScreen, $"focus out of sight: {stop.Name}");
        }

        Assert.True(seen.Count > 5, "there was hardly anything to reach");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_the_menu_opens_and_closes_by_keyboard(bool hasScript)
    {
        await using var visit = await app.VisitAsync(360, hasScript);
        var page = visit.Page;
        await visit.OpenAsync("herzberg.localhost/plan/insek/m6-1");
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "Hauptnavigation" });
        var opener = page.GetByRole(AriaRole.Button, new() { Name = "Menü", Exact = true });
        await Assertions.Expect(menu).ToBeHiddenAsync();

        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(menu).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('#menu') !== null"), "the next stop is in the menu");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).ToBeHiddenAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(menu).ToBeVisibleAsync();
        await menu.GetByRole(AriaRole.Link, new() { Name = "Dokumente", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/dokumente");
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Hauptnavigation" })).ToBeHiddenAsync();
        if (hasScript)
        {
            await opener.ClickAsync();
            Looks.Nothing(await page.ViolationsAsync());
        }
    }

    [Fact]
    public async Task The_form_is_walked_through_from_top_to_bottom_and_the_trap_for_programs_is_no_stop()
    {
        await using var visit = await app.VisitAsync(360);
        var page = visit.Page;
        await visit.OpenAsync(Form);
        await page.GetByLabel(CommentForm.Text).FocusAsync();
        double last = 0;
        List<string> stops = [];
        while (await page.EvaluateAsync<bool>("document.activeElement.closest('form') !== null"))
        {
            var top = await page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().top + scrollY");
            Assert.True(top >= last - 1, $"after {string.Join(", ", stops)} the way leads upwards");
            last = top;
            stops.Add(await page.EvaluateAsync<string>("document.activeElement.name || document.activeElement.textContent.trim()"));
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(["text", "name", "showName", CommentForm.Send], stops.Take(4));
        Assert.DoesNotContain("website", stops);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_mistake_the_summary_is_read_first_and_leads_to_the_field(bool hasScript)
    {
        await using var visit = await app.VisitAsync(360, hasScript);
        var page = visit.Page;
        await visit.OpenAsync(Form);
        app.Time.Now += TimeSpan.FromMinutes(1);
        await page.GetByRole(AriaRole.Button, new() { Name = CommentForm.Send, Exact = true }).PressAsync("Enter");

        var summary = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await Assertions.Expect(summary).ToBeInViewportAsync();
        Assert.StartsWith("Fehler: ", await page.TitleAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        var field = page.GetByLabel(CommentForm.Text);
        await Assertions.Expect(field).ToBeFocusedAsync();
        Assert.Equal("true", await field.GetAttributeAsync("aria-invalid"));
        var message = (await field.GetAttributeAsync("aria-describedby"))!.Split(' ')[^1];
        await Assertions.Expect(page.Locator($"#{message}")).ToHaveTextAsync("Schreiben Sie einen Kommentar.");
    }

    private sealed record Stop
    {
        public int Index { get; init; }
        public bool IsDate { get; init; }
        public string Name { get; init; } = "";
        public bool IsSeen { get; init; }
        public bool IsOnScreen { get; init; }
    }
}
