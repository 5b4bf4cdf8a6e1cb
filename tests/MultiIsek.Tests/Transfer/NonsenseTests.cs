using System.Text.Json.Nodes;

namespace MultiIsek.Tests.Transfer;

/// <summary>What has the right form and cannot be: named with its place instead of shown to people.</summary>
[Collection("app")]
public sealed class NonsenseTests(App app)
{
    private const string Stages = "$.plans[0].stages";
    private const string Clause = "$.resolutions[0].clauses[2]";

    [Theory]
    [InlineData("plans.json", "$.plans[0].versions[1].no", "1", "plans[0].versions[1].no", "zweimal")]
    [InlineData("plans.json", Stages + "[0].to", "\"2023\"", "plans[0].stages[0].to", "vor dem Anfang")]
    [InlineData("plans.json", Stages + "[0].name", "\"Ent\\nwurf\"", "plans[0].stages[0].name", "Zeilenumbruch")]
    [InlineData("plans.json", Stages + "[0].name", "\"Ent\\u0000wurf\"", "plans[0].stages[0].name", "Steuerzeichen")]
    [InlineData("plans.json", Stages + "[0].name", "\"Ent\\u0007wurf\"", "plans[0].stages[0].name", "Steuerzeichen")]
    [InlineData("council.json", "$.resolutions[0].clauses[1].no", "1", "resolutions[0].clauses[1].no", "zweimal")]
    [InlineData("council.json", Clause + ".duties", "[{\"due\":\"2025-12\",\"state\":\"Fulfilled\"}]", "resolutions[0].clauses[2].duties[0]", "Nachweis")]
    [InlineData("council.json", Clause + ".duties", "[{\"due\":\"2020\",\"state\":\"Unknown\"}]", "resolutions[0].clauses[2].duties[0].due", "vor der ersten Fälligkeit")]
    [InlineData("council.json", "$.resolutions[0].stage", "\"gibt-es-nicht\"", "resolutions[0].stage", "gibt es nicht")]
    [InlineData("council.json", "$.resolutions[0].stage", "\"beteiligung\"", "resolutions[0].stage", "anderen Konzept")]
    [InlineData("elements/entwurf-auenufer.json", "$.links[0].to", "\"b-steg\"", "links[0].to", "mit sich selbst")]
    [InlineData("tenant.json", "$.contact.email", "\"x@y.example\\r\\nBcc: z@z.example\"", "contact.email", "")]
    [InlineData("tenant.json", "$.contact.email", "\"kein Postfach\"", "contact.email", "keine E-Mail-Adresse")]
    public async Task What_cannot_be_is_refused_with_its_place(string file, string at, string value, string field, string message)
    {
        using var city = new CityCopy();
        city.Edit(file, f => Set(f, at, JsonNode.Parse(value)));

        var fault = Assert.Single(await city.FaultsAsync(app), f => f.Field == field);

        Assert.Equal(file, fault.File);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_character_is_refused()
    {
        using var city = new CityCopy();
        var path = Path.Combine(city.Folder, "plans.json");
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace("\"name\": \"", "\"name\": \"\\ud800", StringComparison.Ordinal));

        Assert.Contains(await city.FaultsAsync(app), f => f.File == "plans.json" && f.Message.Contains("halbes Zeichen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_goes_too_deep_is_told_so()
    {
        using var city = new CityCopy();
        var element = "{\"key\":\"k\",\"type\":\"t\",\"title\":\"T\"}";
        for (var i = 0; i < 70; i++)
        {
            element = $"{{\"key\":\"k{i}\",\"type\":\"t\",\"title\":\"T\",\n\"children\":[{element}]}}";
        }

        await File.WriteAllTextAsync(Path.Combine(city.Folder, "elements/entwurf-auenufer.json"), $"{{\"version\":\"entwurf-auenufer\",\"elements\":[{element}]}}");

        var fault = Assert.Single(await city.FaultsAsync(app), f => f.File == "elements/entwurf-auenufer.json");

        Assert.Contains("verschachtelt", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Line > 20);
    }

    [Fact]
    public async Task The_second_run_finds_as_many_unchanged_as_the_first_brought()
    {
        foreach (var sample in Repository.Samples)
        {
            using var city = new CityCopy(Path.GetFileName(sample));
            city.Edit("tenant.json", t => t["ownHosts"] = new JsonArray());
            var first = await app.ImportAsync(city.Folder);
            var second = await app.ImportAsync(city.Folder);

            Assert.Equal((0, 0, 0, first.Counts.Added), (second.Counts.Added, second.Counts.Changed, second.Counts.Removed, second.Counts.Unchanged));
        }
    }

    private static void Set(JsonNode root, string path, JsonNode? value)
    {
        var at = root;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.')[1..];
        foreach (var step in steps[..^1])
        {
            at = step[0] == '[' ? at[int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!;
        }

        at[steps[^1]] = value;
    }
}
