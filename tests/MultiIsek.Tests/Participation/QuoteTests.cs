using System.Net;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Tests.Participation;

public sealed class QuotesTests
{
    private const string Paragraph = "Der **Marktplatz** wird „grüne Mitte“ – mit Bäumen\nund Bänken.\n\n- Brunnen\n- Spielgerät";

    [Theory]
    [InlineData("Marktplatz wird", "Marktplatz wird")]
    [InlineData("  marktPLATZ   wird ", "Marktplatz wird")]
    [InlineData("\"grüne Mitte\" - mit", "„grüne Mitte“ – mit")]
    [InlineData("Bäumen und Bänken", "Bäumen und Bänken")]
    [InlineData("grüne Mitte“ – mit Bäumen und\u00a0Bänken.", "grüne Mitte“ – mit Bäumen und Bänken.")]
    [InlineData("Brunnen Spielgerät", "Brunnen Spielgerät")]
    public void Words_are_found_however_they_were_copied_or_typed(string typed, string found) => Assert.Equal(found, Quotes.Find(Paragraph, typed));

    [Theory]
    [InlineData("Rathaus")]
    [InlineData("**Marktplatz**")]
    [InlineData("   ")]
    [InlineData("Marktplatz soll")]
    public void Other_words_are_not(string typed) => Assert.Null(Quotes.Find(Paragraph, typed));

    [Fact]
    public void They_are_marked_across_elements_and_nothing_else_changes()
    {
        var html = Quotes.Mark("Der **Marktplatz** wird grün & schön.", ["Marktplatz wird", "schön"]).ToString()!;

        Assert.Equal("<p>Der <strong><mark>Marktplatz</mark></strong><mark> wird</mark> grün &amp; <mark>schön</mark>.</p>", html.Trim());
    }

    [Fact]
    public void Overlapping_and_unknown_quotations_do_no_harm()
    {
        var html = Quotes.Mark("Eins zwei drei vier.", ["zwei drei", "drei vier", "fünf"]).ToString()!;

        Assert.Equal("<p>Eins <mark>zwei drei vier</mark>.</p>", html.Trim());
        Assert.Equal(Markdown.ToHtml("Eins.").ToString(), Quotes.Mark("Eins.", []).ToString());
    }

    [Fact]
    public void What_looks_like_markup_stays_text() =>
        Assert.Equal("<p><mark>&lt;script&gt;</mark>alert(1)</p>", Quotes.Mark("&lt;script&gt;alert(1)", ["<script>"]).ToString()!.Trim());
}

[Collection("comments")]
public sealed class QuoteTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task A_comment_quotes_words_of_its_paragraph_and_they_are_marked_in_the_text()
    {
        var phase = await app.PhaseAsync(City);
        var words = await WordsAsync();
        var form = await app.FormAsync(City, phase.Key);
        using var answer = await form.Client.PostAsync(form.Url, Fields(form, "Gerade das ist wichtig.", $" {words.ToUpperInvariant()} "));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var page = await app.City(City).Page("/plan/insek/m1-1");
        Assert.Contains(words, string.Concat(page.QuerySelectorAll("#absatz-1 mark").Select(m => m.TextContent)), StringComparison.Ordinal);
        Assert.Equal($"„{words}“", page.TextOf("#absatz-1 .comment__quote"));
        Assert.NotNull(page.QuerySelector("script[src*='quote']"));
    }

    [Fact]
    public async Task Words_that_are_not_there_come_back_with_all_that_was_typed()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        using var answer = await form.Client.PostAsync(form.Url, Fields(form, "Mein Text.", "Das hat niemand geschrieben"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.StartsWith("Diese Wörter stehen so nicht im Absatz.", page.TextOf("#quote-e"), StringComparison.Ordinal);
        Assert.Equal("Das hat niemand geschrieben", page.TextOf("#quote").Trim());
        Assert.Equal("Mein Text.", page.TextOf("#text").Trim());
        Assert.True(page.QuerySelector(".quote-field")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Marked_words_come_with_the_address_and_an_answer_has_no_such_field()
    {
        var phase = await app.PhaseAsync(City);
        var words = await WordsAsync();
        var page = await app.City(City).Page($"{CommentUrl.Form(phase.Key, "m1-1", 1)}&zitat={Uri.EscapeDataString(words)}");
        Assert.Equal(words, page.TextOf("#quote").Trim());
        Assert.NotEmpty(page.QuerySelectorAll(".quote mark"));

        var (number, _) = await (await app.FormAsync(City, phase.Key)).StoreAsync("Dazu kann man antworten.");
        Assert.Null((await app.City(City).Page(CommentUrl.Form(phase.Key, "m1-1", 1, number))).QuerySelector("#quote"));
    }

    private async Task<string> WordsAsync()
    {
        var text = (await app.City(City).Page("/plan/insek/m1-1")).QuerySelector("#absatz-1 > div > p")!.TextContent;
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(2).Take(3));
    }

    private static FormUrlEncodedContent Fields(CommentForm form, string text, string quote) =>
        new(
            new Dictionary<string, string>
            {
                ["text"] = text,
                ["quote"] = quote,
                ["token"] = form.Token,
            }
        );
}

[Collection("comments")]
public sealed class AllCommentsTests(CommentApp app)
{
    private const string Page = "/mitmachen/beitraege";

    [Fact]
    public async Task All_contributions_stand_on_one_list_by_phase_chapter_and_kind()
    {
        using var copy = new CityCopy("herzberg");
        await app.ImportAsync(copy.Folder);
        const string Phase = "beispielphase-massnahmen";
        Assert.Contains("Noch hat niemand etwas geschrieben.", (await app.City(copy.Slug).Page(Page)).TextOf("main"), StringComparison.Ordinal);
        var (first, _) = await (await app.FormAsync(copy.Slug, Phase)).StoreAsync("Zu eins.");
        var (second, _) = await (await app.FormAsync(copy.Slug, Phase, "m6-1")).StoreAsync("Zu sechs.");
        var (answer, _) = await (await app.FormAsync(copy.Slug, Phase, answered: first)).StoreAsync("Dazu eine Antwort.");

        Assert.Equal([answer, second, first], await NumbersAsync(copy.Slug, ""));
        Assert.Equal([first, second, answer], await NumbersAsync(copy.Slug, "?sortierung=alt"));
        Assert.Equal([answer, first], await NumbersAsync(copy.Slug, "?kapitel=m1-1"));
        Assert.Equal([second], await NumbersAsync(copy.Slug, "?kapitel=m6-1&art=kommentare"));
        Assert.Equal([answer], await NumbersAsync(copy.Slug, "?art=antworten"));
        Assert.Equal([answer, second, first], await NumbersAsync(copy.Slug, $"?phase={Phase}"));
        Assert.Contains("Absatz", (await app.City(copy.Slug).Page(Page)).TextOf($"#{first.ToLowerInvariant()} header a"), StringComparison.Ordinal);
        foreach (var unknown in new[] { "?phase=fremd", "?kapitel=fremd", "?ort=fremd", "?art=fremd", "?sortierung=fremd", "?nach=fremd" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.City(copy.Slug).GetAsync(Page + unknown)).StatusCode);
        }
    }

    [Fact]
    public async Task A_place_finds_what_was_said_of_what_is_planned_there()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var phase = await app.PhaseAsync(copy.Slug);
        var (number, _) = await (await app.FormAsync(copy.Slug, phase.Key, "b-steg")).StoreAsync("Der Steg fehlt.");
        var spaces = (await app.City(copy.Slug).Page(Page)).QuerySelectorAll("#ort option").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0).ToList();
        Assert.NotEmpty(spaces);

        List<string> finding = [];
        foreach (var space in spaces)
        {
            var isNamed = (await app.City(copy.Slug).Page($"/orte/{space}")).QuerySelector("a[href$='/b-steg']") is not null;
            var numbers = await NumbersAsync(copy.Slug, $"?ort={space}");
            Assert.Equal(isNamed, numbers.Contains(number));
            finding.AddRange(isNamed ? [space] : []);
        }

        Assert.NotEmpty(finding);
        Assert.True(finding.Count < spaces.Count, "every place finds it");
    }

    [Fact]
    public async Task Pages_of_the_list_follow_each_other_without_gap_or_repetition()
    {
        using var copy = new CityCopy("herzberg");
        await app.ImportAsync(copy.Folder);
        List<string> written = [];
        for (var i = 0; i < ContributionList.PageSize + 3; i++)
        {
            written.Add((await (await app.FormAsync(copy.Slug, "beispielphase-massnahmen", i % 2 == 0 ? "m1-1" : "m6-1")).StoreAsync($"Nummer {i}")).Number);
        }

        var page = await app.City(copy.Slug).Page($"{Page}?sortierung=alt");
        var second = await app.City(copy.Slug).Page(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(written, NumbersOf(page).Concat(NumbersOf(second)));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    private async Task<List<string>> NumbersAsync(string city, string query) => NumbersOf(await app.City(city).Page(Page + query));

    private static List<string> NumbersOf(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll("article.comment").Select(a => a.Id!.ToUpperInvariant())];
}
