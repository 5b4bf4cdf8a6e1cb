namespace MultiIsek.BrowserTests;

/// <summary>How a person finds the way from a city's home to the form, writes and sends.</summary>
internal static class CommentForm
{
    public const string Text = "Was möchten Sie der Stadt dazu sagen?";
    public const string Send = "Kommentar absenden";

    /// <summary>Home, plan, measure, "Kommentieren": by clicks alone. <paramref name="element"/> is the measure's title or a part of it.</summary>
    public static async Task FindAsync(this Visit visit, string city, string element, int paragraph)
    {
        await visit.OpenAsync($"{city}.localhost/");
        await visit.FollowAsync("Plan");
        await visit.ReadAsync(element);
        await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = $"Kommentieren zu Absatz {paragraph}", Exact = true }).ClickAsync();
    }

    /// <summary>Opens a measure from the plan tree, unfolding what it lies in.</summary>
    public static async Task ReadAsync(this Visit visit, string element)
    {
        var link = visit.Page.GetByRole(AriaRole.Main).Locator(".plan a").Filter(new() { HasText = element }).First;
        while (await visit.Page.Locator("details:not([open])").Filter(new() { Has = link }).First.IsVisibleAsync())
        {
            await visit.Page.Locator("details:not([open])").Filter(new() { Has = link }).First.Locator("> summary").ClickAsync();
        }

        await link.ClickAsync();
    }

    /// <summary>A link of the main menu; on a phone the menu is opened first.</summary>
    public static async Task FollowAsync(this Visit visit, string name)
    {
        var opener = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Menü", Exact = true });
        if (await opener.IsVisibleAsync())
        {
            await opener.ClickAsync();
        }

        await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Hauptnavigation" }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
    }

    /// <summary>Fills in and sends; a person needs a while for that.</summary>
    public static async Task SendAsync(this Visit visit, BrowserApp app, string text)
    {
        await visit.Page.GetByLabel(Text).FillAsync(text);
        app.Time.Now += TimeSpan.FromMinutes(2);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = Send, Exact = true }).ClickAsync();
    }

    /// <summary>The answer under a term of the receipt.</summary>
    public static async Task<string> TermAsync(this Visit visit, string term) => (await visit.Page.Locator($".ticket div:has(dt:text-is('{term}')) dd").InnerTextAsync()).Trim();

    /// <summary>Hands in a receipt code on the page that asks for it.</summary>
    public static async Task LookUpAsync(this Visit visit, string code)
    {
        await visit.Page.GetByLabel("Abrufcode").FillAsync(code);
        await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Stand nachsehen", Exact = true }).ClickAsync();
    }
}
