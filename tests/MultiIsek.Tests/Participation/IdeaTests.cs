using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>A collection of ideas: written, found, supported and answered, on the store of all contributions.</summary>
[Collection("comments")]
public sealed class IdeaTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task An_idea_has_number_code_page_category_and_place()
    {
        var phase = await IdeasAsync();
        using var answer = await SendAsync(
            phase.Key,
            null,
            ("title", "Brunnen am Markt"),
            ("text", "Im Sommer ist es dort zu heiß."),
            ("category", "kritik"),
            ("placeNote", "vor dem Rathaus")
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var receipt = await answer.Html();
        var number = receipt.TextOf("#nummer");
        var page = await app.City(City).Page($"/mitmachen/{phase.Key}/ideen/{number}");
        Assert.Equal("Brunnen am Markt", page.TextOf("h1").Replace("\u00ad", "", StringComparison.Ordinal));
        Assert.Contains("Im Sommer ist es dort zu heiß.", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal("Kritik", page.TextOf(".tint--teal"));
        Assert.Contains("vor dem Rathaus", page.TextOf("main"), StringComparison.Ordinal);
        using var status = await app.City(City).PostAsync("/mitmachen/nachsehen", new FormUrlEncodedContent([new("code", receipt.TextOf("#code"))]));
        Assert.Contains("Brunnen am Markt", (await status.Html()).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Brunnen am Markt", (await app.City(City).Page($"/mitmachen/beitraege?phase={phase.Key}&art=ideen")).TextOf("main"), StringComparison.Ordinal);
        using var foreign = await app.City("hagen").GetAsync($"/mitmachen/{phase.Key}/ideen/{number}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays()
    {
        var phase = await IdeasAsync();
        using var answer = await SendAsync(phase.Key, null, ("title", ""), ("text", " "), ("placeNote", "Bleibt stehen"), ("category", "erfunden"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains("Geben Sie Ihrer Idee eine Überschrift.", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("Wählen Sie eine Kategorie.", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("Beschreiben Sie Ihre Idee.", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("Bleibt stehen", page.QuerySelector("#placeNote")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Ideas_are_filtered_by_category_sorted_and_supported()
    {
        var phase = await IdeasAsync();
        var first = await StoreAsync(phase.Key, "Die erste", "anregung");
        var second = await StoreAsync(phase.Key, "Die zweite", "kritik");
        (await new Visitor(app, City).PostAsync(CommentUrl.Support(first), [])).Dispose();

        Assert.Equal(["Die zweite", "Die erste"], await TitlesAsync(phase.Key, ""));
        Assert.Equal(["Die erste", "Die zweite"], await TitlesAsync(phase.Key, "?sortierung=alt"));
        Assert.Equal(["Die erste", "Die zweite"], await TitlesAsync(phase.Key, "?sortierung=unterstuetzt"));
        Assert.Equal(["Die zweite"], await TitlesAsync(phase.Key, "?kategorie=kritik"));
        Assert.Equal("1 Unterstützung", (await app.City(City).Page($"/mitmachen/{phase.Key}/ideen/{first}")).TextOf("#unterstuetzungen"));
        Assert.NotEqual(first, second);
        using var unknown = await app.City(City).GetAsync($"/mitmachen/{phase.Key}?kategorie=erfunden");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task An_answer_stands_below_its_idea_and_needs_no_title()
    {
        var phase = await IdeasAsync();
        var number = await StoreAsync(phase.Key, "Mehr Bänke", "anregung");
        using var answer = await SendAsync(phase.Key, number, ("text", "Mit Lehne, bitte."));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var page = await app.City(City).Page($"/mitmachen/{phase.Key}/ideen/{number}");
        Assert.Contains("Mit Lehne, bitte.", page.TextOf("#antworten ~ article"), StringComparison.Ordinal);
        Assert.Equal(["Mehr Bänke"], await TitlesAsync(phase.Key, ""));
        using var to = await app.City(City).GetAsync($"/mitmachen/{phase.Key}/idee?antwort=H-2026-99999");
        Assert.Equal(HttpStatusCode.NotFound, to.StatusCode);
    }

    [Fact]
    public async Task Nothing_is_taken_before_and_after_and_in_a_phase_of_another_kind()
    {
        var phase = await IdeasAsync();
        var comments = await app.PhaseAsync(City);
        using var wrong = await app.City(City).GetAsync($"/mitmachen/{comments.Key}/idee");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        using (app.Time.At(new DateTimeOffset(phase.EndsAt!.Value, TimeSpan.Zero)))
        {
            Assert.Null((await app.City(City).Page($"/mitmachen/{phase.Key}/idee")).QuerySelector("form#idee"));
        }

        await using var scope = app.Scope(City);
        var store = scope.Get<ContributionStore>();
        async Task<bool> IsTakenAsync(Guid id, DateTime at)
        {
            using var moment = app.Time.At(new DateTimeOffset(at, TimeSpan.Zero));
            var idea = new NewContribution(
                new FormPlace(id, null, null, 0, null),
                "Text",
                null,
                false,
                null,
                Guid.NewGuid(),
                new string('0', 64),
                Idea: new("Titel", null, null, null)
            );
            return await store.AddAsync(idea, default) is not null;
        }

        Assert.True(await IsTakenAsync(phase.Id, phase.EndsAt!.Value.AddTicks(-10)));
        Assert.False(await IsTakenAsync(phase.Id, phase.EndsAt!.Value));
        Assert.False(await IsTakenAsync(phase.Id, phase.StartsAt!.Value.AddTicks(-10)));
        Assert.False(await IsTakenAsync(comments.Id, phase.StartsAt!.Value));
    }

    [Fact]
    public async Task The_stored_counts_of_paragraphs_know_no_ideas_and_pages_show_them_at_once()
    {
        var before = await app.ReadAsync(City, db => db.Set<ContributionCount>().SumAsync(c => c.Published));
        var phase = await IdeasAsync();
        await TitlesAsync(phase.Key, "");
        await StoreAsync(phase.Key, "Sofort zu sehen", "anregung");

        Assert.Equal(["Sofort zu sehen"], await TitlesAsync(phase.Key, ""));
        Assert.Equal(before, await app.ReadAsync(City, db => db.Set<ContributionCount>().SumAsync(c => c.Published)));
    }

    private Task<ParticipationPhase> IdeasAsync() =>
        app.PhaseAsync(
            City,
            p =>
            {
                (p.Kind, p.PlanVersionId, p.TargetRoles) = (PhaseKind.Ideas, null, []);
                p.Categories = PhaseCategory.Of(["Anregung", "Kritik"], hasColours: true);
            }
        );

    private async Task<string> StoreAsync(string phase, string title, string category)
    {
        using var answer = await SendAsync(phase, null, ("title", title), ("text", $"Beschreibung von {title}."), ("category", category));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Html()).TextOf("#nummer");
    }

    private async Task<HttpResponseMessage> SendAsync(string phase, string? answered, params (string Name, string Value)[] fields)
    {
        var client = app.City(City);
        var url = CommentUrl.IdeaForm(phase, answered);
        var token = (await client.Page(url)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        app.Time.Now += TimeSpan.FromSeconds(5);
        return await client.PostAsync(url, new FormUrlEncodedContent(fields.Append(("token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
    }

    private async Task<List<string>> TitlesAsync(string phase, string query) =>
        [.. (await app.City(City).Page($"/mitmachen/{phase}{query}")).QuerySelectorAll("#ideen article h3").Select(h => h.TextContent)];
}
