using System.Net;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Settings;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Tenancy;

/// <summary>Two admins on one settings page: the second is told, loses nothing, and sees what the first one wrote.</summary>
[Collection("app")]
public sealed class TwoAdminsTests(App app)
{
    private const string Stale = "Inzwischen hat jemand anderes diese Angaben gespeichert";

    [Fact]
    public async Task What_only_one_changed_is_kept_of_both_and_what_both_changed_is_said()
    {
        const string Url = $"{CityDesk.Path}/kontakt";
        var (ada, ben) = await TwoAsync();
        using var begun = await ada.SaveContactAsync();
        var form = await FormAsync(ben, Url);
        using var first = await ada.SaveContactAsync(("phone", "01234 111"), ("street", "Am Ring 2"));
        Assert.Equal($"{Url}?getan=gespeichert", first.Headers.Location?.ToString());

        form["street"] = "Am Wall 3";
        form["fax"] = "01234 999";
        using var second = await ben.PostAsync(Url, form);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await second.Html();
        Assert.Contains(Stale, page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("Gespeichert ist jetzt: „Am Ring 2“", page.TextOf("#street-e"), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("main form .kern-error"));
        Assert.Equal(("Am Wall 3", "01234 999", "01234 111"), (ValueOf(page, "street"), ValueOf(page, "fax"), ValueOf(page, "phone")));
        Assert.Equal("Am Ring 2", ValueOf(await ada.PageAsync(Url), "street"));

        // Once more, having seen it.
        using var again = await ben.PostAsync(Url, Fields(page, Url));
        Assert.Equal($"{Url}?getan=gespeichert", again.Headers.Location?.ToString());
        var saved = await ada.PageAsync(Url);
        Assert.Equal(("Am Wall 3", "01234 999", "01234 111"), (ValueOf(saved, "street"), ValueOf(saved, "fax"), ValueOf(saved, "phone")));
    }

    [Theory]
    [InlineData("startseite", "headline", "Was wird aus dem Markt?", "Was wird aus dem Park?")]
    [InlineData("leichte-sprache", "plainText", "Das ist ein Text.", "Das ist ein anderer Text.")]
    [InlineData("karte", "choice", "basemap", "")]
    [InlineData("aussehen", "colour", "#2f7d4f", "#7d2f4f")]
    [InlineData("rechtliches/impressum", "text", "## Angaben\n\nVon Ada.", "## Angaben\n\nVon Ben.")]
    public async Task Every_page_of_settings_says_so(string name, string field, string adas, string bens)
    {
        var url = $"{CityDesk.Path}/{name}";
        var (ada, ben) = await TwoAsync();
        var form = await FormAsync(ben, url);
        if (field == "choice")
        {
            adas = (await ada.PageAsync(url)).QuerySelectorAll("input[name=choice]").Select(i => i.GetAttribute("value")!).First(v => v.Length > 0);
            (form["choice"], form["url"], form["attribution"]) = ("eigen", "https://karten.example.org/{z}/{x}/{y}.png", "Kreis");
            bens = "eigen";
        }

        using var first = await ada.SubmitAsync(url, $"form[action='{url}']", (field, adas));
        Assert.Equal($"{url}?getan=gespeichert", first.Headers.Location?.ToString());
        form[field] = bens;
        using var second = await ben.PostAsync(url, form);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await second.Html();
        Assert.Contains(Stale, page.TextOf(".kern-alert"), StringComparison.Ordinal);
        var kept = Fields(page, url);
        Assert.Equal(bens, kept[field].ReplaceLineEndings("\n"));
        Assert.NotEqual(form["seen"], kept["seen"]);
        Assert.Contains(
            name.StartsWith("rechtliches", StringComparison.Ordinal) ? "Von Ada." : "Das hat jemand anderes auch geändert",
            page.TextOf("main"),
            StringComparison.Ordinal
        );

        using var again = await ben.PostAsync(url, kept);
        Assert.Equal($"{url}?getan=gespeichert", again.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Two_on_different_pages_do_not_get_in_each_others_way()
    {
        var (ada, ben) = await TwoAsync();
        var contact = await FormAsync(ben, $"{CityDesk.Path}/kontakt");
        using var home = await ada.SubmitAsync($"{CityDesk.Path}/startseite", $"form[action='{CityDesk.Path}/startseite']", ("headline", "Neu"));

        (contact["street"], contact["postalCode"], contact["city"], contact["email"]) = ("Am Markt 1", "12345", "Probestadt", "planung@stadt.example");
        using var saved = await ben.PostAsync($"{CityDesk.Path}/kontakt", contact);

        Assert.Equal($"{CityDesk.Path}/kontakt?getan=gespeichert", saved.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_form_without_its_mark_overwrites_nothing()
    {
        const string Url = $"{CityDesk.Path}/startseite";
        var (ada, _) = await TwoAsync();
        using var first = await ada.SubmitAsync(Url, $"form[action='{Url}']", ("lead", "Ein Satz."));
        var form = await FormAsync(ada, Url);
        form.Remove("seen");
        form["lead"] = "Ein anderer.";

        using var refused = await ada.PostAsync(Url, form);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Gespeichert ist jetzt: „Ein Satz.“", (await refused.Html()).TextOf("#lead-e"), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_and_empty_fields_are_no_change()
    {
        var shown = SeenForm.Of(new HomeInput { Lead = "Eins.\nZwei.", Motto = null });

        SeenForm.Require(shown, new HomeInput { Lead = "Eins.\r\nZwei. ", Motto = "" });
        Assert.Throws<StaleSettingException>(() => SeenForm.Require(shown, new HomeInput { Lead = "Eins.\nDrei." }));
        Assert.Throws<StaleSettingException>(() => SeenForm.Require(null, new HomeInput()));
    }

    private async Task<(Visitor Ada, Visitor Ben)> TwoAsync()
    {
        var (slug, ada) = await CityDesk.OpenAsync(app);
        return (ada, await Visitor.StaffAsync(app, slug, Role.Admin));
    }

    private static async Task<Dictionary<string, string>> FormAsync(Visitor visitor, string url) => Fields(await visitor.PageAsync(url), url);

    private static Dictionary<string, string> Fields(AngleSharp.Html.Dom.IHtmlDocument page, string url) =>
        page.QuerySelectorAll($"form[action='{url}'] :is(input[name],textarea[name])")
            .Where(e => e is not AngleSharp.Html.Dom.IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
            .ToDictionary(e => e.GetAttribute("name")!, e => e is AngleSharp.Html.Dom.IHtmlInputElement input ? input.Value : e.TextContent);

    private static string ValueOf(AngleSharp.Html.Dom.IHtmlDocument page, string field) => page.QuerySelector($"#{field}")!.GetAttribute("value") ?? "";
}
