using System.Net;
using System.Text.Json;
using MultiIsek.Interop.Api;
using MultiIsek.Interop.ApiKeys;

namespace MultiIsek.Tests.Interop;

/// <summary>What the interface tells of a city.</summary>
[Collection("app")]
public sealed class ApiReadTests(App app)
{
    private const string City = "musterstadt";

    [Fact]
    public void Every_field_of_every_resource_has_its_source() =>
        ResourceMaps.Configuration(null, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance).AssertConfigurationIsValid();

    [Fact]
    public async Task A_plan_its_version_and_an_element_lead_to_each_other_and_to_the_pages_for_people()
    {
        var plan = await app.ReadAsync(City, "plans/stadtumbauplan");
        var version = await app.ReadAsync(City, $"versions/{plan.Text("currentVersion")}");
        var element = await app.ReadAsync(City, "elements/p-plaetze");

        Assert.Equal(("Isek", "Stadtumbauplan 2030"), (plan.Text("kind"), plan.Text("shortName")));
        Assert.Equal(("stadtumbauplan", "Adopted", 66), (version.Text("plan"), version.Text("state"), version.Text("contentHash").Length));
        Assert.Equal(("stadtumbauplan", "ratsfassung"), (element.Text("plan"), element.Text("version")));
        foreach (var item in new[] { plan, version, element })
        {
            using var self = await app.City(City).GetAsync(item.Text("self"));
            using var page = await app.City(City).GetAsync(item.Text("url"));
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (self.StatusCode, page.StatusCode));
            Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Every_entry_of_every_list_is_found_alone_and_says_the_same()
    {
        foreach (var city in new[] { City, "landsberg" })
        {
            foreach (var list in Programs.Lists.Where(l => l != "contributions"))
            {
                var all = await app.WalkAsync(city, $"{list}?limit=100");
                Assert.True(all.Count > 0 || list == "phases", list);
                foreach (var item in all.Where((_, i) => i % 5 == 0))
                {
                    var alone = await app.ReadAsync(city, new Uri(item.Text("self")).PathAndQuery);
                    Assert.Equal(item.GetRawText(), alone.GetRawText());
                }
            }
        }
    }

    [Fact]
    public async Task Elements_of_a_version_are_all_there_with_their_texts_and_their_place()
    {
        var elements = await app.WalkAsync(City, "elements?version=ratsfassung&limit=3");
        var pages = await app.City(City).Page("/plan/stadtumbauplan");
        var square = elements.Single(e => e.Text("key") == "v-markt");
        var keys = elements.Texts("key").ToHashSet();

        Assert.All(elements, e => Assert.Contains(e.Text("title"), pages.Body!.TextContent.Replace("\u00ad", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, elements.Count), elements.Select(e => e.GetProperty("position").GetInt32()).Order());
        Assert.All(elements, e => Assert.True(e.GetProperty("parent").ValueKind == JsonValueKind.Null || keys.Contains(e.Text("parent"))));
        Assert.Contains("Der Umbau beginnt an der Nordseite.", square.GetProperty("paragraphs").EnumerateArray().Select(p => p.GetString()));
        Assert.Equal(640000, square.GetProperty("attributes").GetProperty("kosten").GetInt32());
        Assert.Equal("Measure", Assert.Single((await app.WalkAsync(City, "elements?version=ratsfassung&role=Measure")).Texts("role").Distinct()));
    }

    [Fact]
    public async Task A_field_for_staff_is_in_no_answer_to_whomever()
    {
        using var copy = new CityCopy().Edit("elements/ratsfassung.json", file => Mark(file));
        await app.ImportAsync(copy.Folder);
        var key = await app.KeyAsync(copy.Slug, 1, ApiScope.PlanDrafts, ApiScope.AllContributions);

        foreach (var list in Programs.Lists)
        {
            var all = await app.WalkAsync(copy.Slug, list, key);
            Assert.All(all, item => Assert.DoesNotContain("Kanarienvogel", item.GetRawText(), StringComparison.Ordinal));
        }

        Assert.Contains("Öffentlicher Beleg", string.Concat((await app.WalkAsync(copy.Slug, "elements")).Select(e => e.GetRawText())), StringComparison.Ordinal);

        static void Mark(System.Text.Json.Nodes.JsonNode node)
        {
            if (node is System.Text.Json.Nodes.JsonObject { } element)
            {
                if (element["attributes"] is System.Text.Json.Nodes.JsonObject attributes && attributes.ContainsKey("vermerk"))
                {
                    attributes["vermerk"] = "Kanarienvogel";
                    attributes["in-kuerze"] = "Öffentlicher Beleg";
                }

                foreach (var child in element.Select(p => p.Value).OfType<System.Text.Json.Nodes.JsonNode>().ToList())
                {
                    Mark(child);
                }
            }
            else if (node is System.Text.Json.Nodes.JsonArray all)
            {
                foreach (var child in all.OfType<System.Text.Json.Nodes.JsonNode>().ToList())
                {
                    Mark(child);
                }
            }
        }
    }

    [Fact]
    public async Task What_is_of_another_city_is_answered_like_what_is_not_there()
    {
        var key = await app.KeyAsync("hagen", 1, ApiScope.PlanDrafts, ApiScope.AllContributions);
        var foreign = await app.KeyAsync(City, 1, ApiScope.PlanDrafts, ApiScope.AllContributions);
        foreach (var list in Programs.Lists)
        {
            var own = await app.WalkAsync("hagen", $"{list}?limit=100", key);
            var others = await app.WalkAsync(City, $"{list}?limit=100", foreign);
            Assert.Empty(own.Texts("id").Intersect(others.Texts("id")));
            var missing = await AnswerAsync($"{list}/gibt-es-nicht");
            var word = list == "contributions" ? "number" : "key";
            var strange = others.Texts(word).Except(own.Texts(word)).Concat(others.Texts("id")).ToList();
            foreach (var name in strange)
            {
                Assert.Equal(missing, await AnswerAsync($"{list}/{name}"));
            }
        }

        async Task<string> AnswerAsync(string url)
        {
            using var answer = await app.AskAsync("hagen", url, key);
            var problem = await answer.ProblemAsync(HttpStatusCode.NotFound);
            return string.Join('|', problem.EnumerateObject().Where(p => p.Name != "correlationId").Select(p => p.Value.GetRawText()));
        }
    }

    [Fact]
    public async Task A_filter_with_something_of_another_city_finds_nothing()
    {
        foreach (var url in new[] { "versions?plan=stadtumbauplan", "elements?plan=stadtumbauplan", "elements?version=ratsfassung", "contributions?phase=auenufer-kommentieren" })
        {
            Assert.Empty((await app.ReadAsync("hagen", url)).GetProperty("items").EnumerateArray());
        }
    }

    [Fact]
    public async Task A_draft_phase_is_in_no_answer()
    {
        var key = await app.KeyAsync(City, 1, ApiScope.PlanDrafts, ApiScope.AllContributions);
        var phases = await app.WalkAsync(City, "phases", key);

        Assert.Equal(["auenufer-karte", "auenufer-kommentieren", "vorhaben-gewichten"], phases.Texts("key").Order(StringComparer.Ordinal));
        Assert.Equal("Scheduled", Assert.Single(await app.WalkAsync(City, "phases?state=Scheduled")).Text("state"));
        Assert.Equal("entwurf-auenufer", phases.Single(p => p.Text("key") == "auenufer-kommentieren").Text("version"));
        using var draft = await app.AskAsync(City, "phases/schritte-priorisieren", key);
        await draft.ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Dates_are_as_exact_as_their_source_and_files_can_be_fetched()
    {
        var held = await app.ReadAsync(City, "events/planungscafe");
        var document = await app.ReadAsync(City, "documents/kurzfassung");
        using var file = await app.City(City).GetAsync(document.GetProperty("files")[0].Text("url"));

        Assert.Equal(("2030-05-18", "17:30:00", "Workshop", "Scheduled"), (held.Text("heldOn"), held.Text("from"), held.Text("kind"), held.Text("status")));
        Assert.Equal(("quartiersplan-auenufer", "muehleninsel"), (held.Text("plan"), held.GetProperty("spaces")[0].GetString()));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }
}
