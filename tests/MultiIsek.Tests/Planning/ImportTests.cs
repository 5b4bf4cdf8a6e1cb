using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Versions;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Planning;

[Collection("app")]
public sealed class ImportTests(App app)
{
    private const string Draft = "elements/entwurf-auenufer.json";
    private const string Adopted = "elements/ratsfassung.json";

    public static TheoryData<string> Cities => [.. Repository.Samples.Select(s => Path.GetFileName(s)!)];

    [Theory, MemberData(nameof(Cities))]
    public async Task A_second_import_changes_nothing(string city)
    {
        var again = await app.ImportAsync(Repository.Samples.Single(s => Path.GetFileName(s) == city));

        Assert.True(again.Counts.IsNothing, $"{again.Counts}");
        Assert.True(again.Counts.Unchanged > 40, $"{again.Counts}");
    }

    [Fact]
    public async Task An_edited_title_changes_just_that_record()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);

        city.Edit(Draft, f => f["elements"]![0]!["title"] = "Neuer Titel im Probelauf");
        var edited = await app.ImportAsync(city.Folder);

        Assert.Equal((0, 1, 0), (edited.Counts.Added, edited.Counts.Changed, edited.Counts.Removed));
        await using var scope = app.Scope(city.Slug);
        Assert.Equal(1, await scope.Get<IsekDbContext>().Set<ElementRevision>().CountAsync(r => r.Title == "Neuer Titel im Probelauf"));
    }

    [Fact]
    public async Task A_record_that_left_its_file_is_removed_and_nothing_else()
    {
        using var city = new CityCopy();
        city.Edit(
            "spaces.json",
            f =>
                f["spaces"]!
                    .AsArray()
                    .Add(
                        new JsonObject
                        {
                            ["key"] = "nur-kurz",
                            ["kind"] = "Quarter",
                            ["name"] = "Nur kurz",
                        }
                    )
        );
        await app.ImportAsync(city.Folder);

        city.Edit("spaces.json", f => f["spaces"]!.AsArray().RemoveAt(f["spaces"]!.AsArray().Count - 1));
        var edited = await app.ImportAsync(city.Folder);

        Assert.Equal((0, 0, 1), (edited.Counts.Added, edited.Counts.Changed, edited.Counts.Removed));
    }

    [Fact]
    public async Task A_place_in_use_cannot_be_removed()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);

        var used = "";
        city.Edit(
            "spaces.json",
            f =>
            {
                var first = f["spaces"]!.AsArray().First(s => s!["parent"] is not null)!["parent"]!.GetValue<string>();
                used = first;
                var spaces = f["spaces"]!.AsArray();
                spaces.Remove(spaces.Single(s => s!["key"]!.GetValue<string>() == first));
            }
        );

        Assert.NotEmpty(await city.FaultsAsync(app));
        Assert.NotEqual("", used);
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        using var city = new CityCopy();

        var dry = await app.ImportAsync(city.Folder, isDryRun: true);

        Assert.True(dry.IsNew);
        Assert.True(dry.Counts.Added > 40);
        Assert.DoesNotContain(await app.SendAsync(new ListTenants()), t => t.Place.Slug == city.Slug);
        using var client = app.City(city.Slug);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_fault_leaves_no_trace_of_a_new_city()
    {
        using var city = new CityCopy();
        city.Edit("council.json", f => f["resolutions"]![0]!["committee"] = "gibt-es-nicht");

        Assert.Contains(
            await city.FaultsAsync(app),
            e => e.File == "council.json" && e.Field == "resolutions[0].committee" && e.Message.Contains("gibt-es-nicht", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(await app.SendAsync(new ListTenants()), t => t.Place.Slug == city.Slug);
    }

    [Fact]
    public async Task A_fault_leaves_a_known_city_as_it_was()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);

        city.Edit("spaces.json", f => f["spaces"]![0]!["name"] = "Umbenannt");
        city.Edit(Draft, f => f["elements"]![0]!["type"] = "gibt-es-nicht");
        await city.FaultsAsync(app);

        await using var scope = app.Scope(city.Slug);
        Assert.False(await scope.Get<IsekDbContext>().Set<MultiIsek.Planning.Spaces.Space>().AnyAsync(s => s.Name == "Umbenannt"));
    }

    [Theory]
    [InlineData("plans.json", "plans[0].kind", "\"Inseck\"", "Erwartet wird: Isek, Insek")]
    [InlineData("plans.json", "plans[0].colour", "\"rot\"", "„colour“")]
    [InlineData("spaces.json", "spaces[0].name", null, "name")]
    [InlineData("spaces.json", "spaces[0].source", "\"gibt-es-nicht\"", "„gibt-es-nicht“")]
    [InlineData("spaces.json", "spaces[0].key", "\"Groß Und Falsch\"", "kein Schlüssel")]
    [InlineData("plans.json", "plans[0].versions[0].date", "\"13. Mai\"", "kein Datum")]
    [InlineData(Draft, "elements[0].number", "\"Z9\"", "Nach dem Muster")]
    [InlineData(Draft, "elements[0].attributes", "{\"gibt-es-nicht\":1}", "Zusatzfeld „gibt-es-nicht“")]
    [InlineData("structure.json", "profiles[0].types[0].number", "\"<n>\"", "kein Muster")]
    [InlineData("tenant.json", "ags", "\"12\"", "acht Ziffern")]
    [InlineData("tenant.json", "brandColour", "\"rot\"", "#2f7d4f")]
    public async Task A_wrong_value_is_named_with_file_line_and_field(string file, string field, string? value, string message)
    {
        using var city = new CityCopy();
        city.Edit(file, root => Set(root, field, value));

        var fault = (await city.FaultsAsync(app))[0];

        Assert.Equal(file, fault.File);
        Assert.StartsWith(value is null ? field[..field.LastIndexOf('.')] : field, fault.Field, StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Line > 1, $"line {fault.Line}");
    }

    [Fact]
    public async Task Broken_json_is_named_with_its_line()
    {
        using var city = new CityCopy();
        await File.WriteAllTextAsync(Path.Combine(city.Folder, "spaces.json"), "{\n  \"spaces\": [\n    { \"key\": \"a\" \n");

        var fault = Assert.Single(await city.FaultsAsync(app));

        Assert.Equal(("spaces.json", 4), (fault.File, fault.Line));
        Assert.Contains("kein gültiges JSON", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_element_cannot_stand_below_a_type_that_does_not_take_it()
    {
        using var city = new CityCopy();
        city.Edit(
            Draft,
            f =>
            {
                var elements = f["elements"]!.AsArray();
                var moved = elements[^1]!.DeepClone();
                elements.RemoveAt(elements.Count - 1);
                elements[0]!["children"] = new JsonArray(moved);
            }
        );

        Assert.Contains(await city.FaultsAsync(app), e => e.Message.Contains("kann hier nicht stehen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_are_unique_in_a_version()
    {
        using var city = new CityCopy();
        city.Edit(
            Draft,
            f =>
            {
                var numbered = f["elements"]!.AsArray().Where(e => e!["number"] is not null).ToList();
                numbered[1]!["number"] = numbered[0]!["number"]!.GetValue<string>();
                numbered[1]!["numberIsManual"] = true;
            }
        );

        Assert.Contains(await city.FaultsAsync(app), e => e.Message.Contains("kommt in dieser Fassung schon vor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_with_too_few_elements_cannot_be_adopted()
    {
        using var city = new CityCopy();
        city.Edit("structure.json", f => f["profiles"]![0]!["types"]![0]!["min"] = 4);

        Assert.Contains(await city.FaultsAsync(app), e => e.Message.Contains("So kann die Fassung nicht beschlossen werden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_adopted_version_refuses_every_change()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);

        city.Edit(Adopted, f => f["elements"]![0]!["title"] = "Nachträglich geändert");

        Assert.Contains(await city.FaultsAsync(app), e => e.Message.Contains("ist beschlossen und bleibt, wie sie ist", StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Fixed =>
        new()
        {
            { Adopted, "involvements" },
            { Adopted, "documents" },
            { "plans.json", "note" },
            { "structure.json", "help" },
        };

    [Theory, MemberData(nameof(Fixed))]
    public async Task What_belongs_to_an_adopted_version_without_being_its_text_is_not_edited_either(string file, string what)
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);

        city.Edit(
            file,
            f =>
            {
                var part = what switch
                {
                    "note" => f["plans"]![0]!["versions"]![1]!,
                    "help" => f["profiles"]!.AsArray().Single(p => (string?)p!["key"] == "buchstaben")!["types"]![0]!,
                    _ => f["elements"]![0]!["children"]![0]!,
                };
                part[what] = what is "note" or "help" ? "anders" : new JsonArray();
            }
        );

        Assert.Contains(await city.FaultsAsync(app), e => e.Message.Contains("bleibt, wie sie ist", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_role_of_a_type_is_fixed_once_a_version_that_uses_it_is_adopted()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);

        city.Edit("structure.json", f => f["profiles"]![0]!["types"]![0]!["role"] = "Goal");

        Assert.Contains(await city.FaultsAsync(app), e => e.Field == "profiles[0].types[0].role");
    }

    [Fact]
    public async Task At_most_one_version_of_a_plan_is_adopted()
    {
        using var city = new CityCopy();
        city.Edit("plans.json", f => f["plans"]![0]!["versions"]![0]!["state"] = "Adopted");

        Assert.Contains(await city.FaultsAsync(app), e => e.Message.Contains("Höchstens eine Fassung", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_is_not_adopted_while_an_element_of_its_predecessor_lacks_a_fate()
    {
        using var city = new CityCopy();
        city.Edit(Adopted, f => f["lineage"]!.AsArray().RemoveAt(0));

        Assert.Contains(await city.FaultsAsync(app), e => e.Message.Contains("fehlt der Verbleib", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_drops_an_element_gives_a_reason()
    {
        using var city = new CityCopy();
        city.Edit(
            Adopted,
            f =>
            {
                f["lineage"]![0]!["fate"] = "Dropped";
                f["lineage"]![0]!.AsObject().Remove("reason");
            }
        );

        Assert.Contains(await city.FaultsAsync(app), e => e.Field == "lineage[0].reason");
    }

    [Theory, MemberData(nameof(Cities))]
    public async Task The_content_hash_of_every_adopted_version_can_be_recomputed(string city)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();

        foreach (var version in await db.Set<PlanVersion>().AsNoTracking().Where(v => v.ContentHash != null).ToListAsync())
        {
            Assert.Equal(version.ContentHash, await ContentHash.OfAsync(db, version.Id, CancellationToken.None));
            Assert.NotNull(version.FrozenAt);
        }

        Assert.False(await db.Set<PlanVersion>().AnyAsync(v => (v.State == PlanVersionState.Adopted || v.State == PlanVersionState.Superseded) && v.ContentHash == null));
    }

    [Fact]
    public async Task The_schemas_beside_the_data_are_those_of_the_records()
    {
        foreach (var (name, text) in await app.SendAsync(new ListSchemas()))
        {
            Assert.True(
                text == Repository.Read($"tenants-sample/_schema/{name}"),
                $"Run: dotnet run --project src/MultiIsek.Web -- tenant schemas tenants-sample/_schema ({name})"
            );
        }
    }

    private static void Set(JsonNode root, string field, string? value)
    {
        var node = root;
        var steps = field.Split('.');
        foreach (var step in steps[..^1])
        {
            node = step.Split('[', ']') is [var name, var index, ""] ? node[name]![int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        if (value is null)
        {
            node.AsObject().Remove(steps[^1]);
        }
        else
        {
            node[steps[^1]] = JsonNode.Parse(value);
        }
    }
}
