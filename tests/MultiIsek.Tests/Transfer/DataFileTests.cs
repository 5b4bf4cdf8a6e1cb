using System.Text;
using System.Text.Json;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Transfer;

/// <summary>The form of the data files: all of it is looked at before anything is written.</summary>
[Collection("app")]
public sealed class DataFileTests(App app)
{
    [Fact]
    public async Task One_run_names_the_faults_of_all_files()
    {
        using var city = new CityCopy();
        city.Edit("tenant.json", t => t["colour"] = "rot");
        city.Edit("plans.json", p => p["plans"]![0]!["kind"] = "Inseck");
        city.Edit("plans.json", p => p["plans"]![0]!.AsObject().Remove("title"));
        city.Edit("spaces.json", s => s["spaces"]![0]!["name"] = null);
        city.Edit("elements/ratsfassung.json", e => e["elements"]![0]!["body"] = "kein Absatz");

        Assert.Equal(
            ["elements/ratsfassung.json elements[0].body", "plans.json plans[0].kind", "plans.json plans[0]", "spaces.json spaces[0].name", "tenant.json colour"],
            (await city.FaultsAsync(app)).Select(f => $"{f.File} {f.Field}")
        );
    }

    [Fact]
    public async Task One_run_names_what_does_not_fit_together_over_all_files()
    {
        using var city = new CityCopy();
        city.Edit("spaces.json", f => f["spaces"]![1]!["source"] = "gibt-es-nicht");
        city.Edit("organisations.json", f => f["organisations"]![0]!["url"] = "keine Adresse");
        city.Edit("plans.json", f => f["plans"]![0]!["versions"]![0]!["date"] = "13. Mai");
        city.Edit("participation.json", f => f["phases"]![0]!["ends"] = "bald");

        Assert.Equal(["organisations.json", "participation.json", "plans.json", "spaces.json"], (await city.FaultsAsync(app)).Select(f => f.File).Distinct().Order());
    }

    [Theory]
    [InlineData("\"slug\":", "\"name\": \"Zweimal\",\n  \"slug\":", "tenant.json", "name")]
    [InlineData("\"key\": \"altstadt\",", "\"key\": \"altstadt\",\n      \"kind\": \"Quarter\",", "spaces.json", "spaces[1].kind")]
    public async Task A_property_that_stands_twice_is_refused(string at, string with, string file, string field)
    {
        using var city = new CityCopy();
        var path = Path.Combine(city.Folder, file);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace(at, with, StringComparison.Ordinal));

        var fault = Assert.Single(await city.FaultsAsync(app));

        Assert.Equal((file, field), (fault.File, fault.Field));
        Assert.Contains("zweimal", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Line > 1);
    }

    [Fact]
    public async Task A_file_in_Latin_1_is_called_so()
    {
        using var city = new CityCopy();
        var path = Path.Combine(city.Folder, "spaces.json");
        await File.WriteAllTextAsync(path, "{\n  \"spaces\": [],\n  \"note\": \"Übersicht\"\n}", Encoding.Latin1);

        var fault = Assert.Single(await city.FaultsAsync(app));

        Assert.Equal(("spaces.json", 3, "Die Datei ist nicht in UTF-8 gespeichert."), (fault.File, fault.Line, fault.Message));
    }

    [Fact]
    public async Task An_adopted_version_needs_its_elements()
    {
        using var city = new CityCopy();
        File.Delete(Path.Combine(city.Folder, "elements/ratsfassung.json"));

        Assert.Contains(await city.FaultsAsync(app), f => f.File == "elements/ratsfassung.json" && f.Message.Contains("fehlt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_adopted_version_without_elements_breaks_the_count_rules()
    {
        using var city = new CityCopy();
        await File.WriteAllTextAsync(Path.Combine(city.Folder, "elements/ratsfassung.json"), """{ "version": "ratsfassung", "elements": [] }""");

        Assert.Contains(
            await city.FaultsAsync(app),
            f => f.File == "elements/ratsfassung.json" && f.Message.Contains("So kann die Fassung nicht beschlossen werden", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("plans.json")]
    [InlineData("spaces.json")]
    [InlineData("participation.json")]
    [InlineData("elements/entwurf-auenufer.json")]
    public async Task A_file_that_was_imported_cannot_just_be_missing(string file)
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);
        File.Delete(Path.Combine(city.Folder, file));

        Assert.Contains(await city.FaultsAsync(app), f => f.File == file && f.Message.Contains("Die Datei fehlt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Elements_without_plans_are_refused()
    {
        using var city = new CityCopy();
        // Nor any of the others that name what is in it, whose faults would come first.
        foreach (var file in (string[])["plans.json", "council.json", "participation.json"])
        {
            File.Delete(Path.Combine(city.Folder, file));
        }

        Assert.Contains(await city.FaultsAsync(app), f => f.File == "elements/ratsfassung.json" && f.Message.Contains("keine Fassung", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("organisation.json", true)]
    [InlineData("Elemente/ratsfassung.json", true)]
    [InlineData("elements/ratsfasung.json", true)]
    [InlineData("_alt/organisation.json", false)]
    [InlineData("spaces.schema.json", false)]
    public async Task A_misspelt_file_is_refused_and_what_lies_aside_is_not(string file, bool isRefused)
    {
        using var city = new CityCopy();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(city.Folder, file))!);
        await File.WriteAllTextAsync(Path.Combine(city.Folder, file), """{ "version": "ratsfasung", "elements": [] }""");

        if (isRefused)
        {
            Assert.Equal(file, Assert.Single(await city.FaultsAsync(app)).File);
        }
        else
        {
            await app.ImportAsync(city.Folder);
        }
    }

    [Fact]
    public async Task Every_schema_that_a_data_file_names_is_there()
    {
        var schemas = await app.SendAsync(new ListSchemas());
        var named = Repository
            .Samples.SelectMany(s => Directory.EnumerateFiles(s, "*.json", SearchOption.AllDirectories))
            .Select(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement)
            .Where(r => r.TryGetProperty("$schema", out _))
            .Select(r => Path.GetFileName(r.GetProperty("$schema").GetString()!))
            .Distinct()
            .ToList();

        Assert.Contains("participation.schema.json", named);
        Assert.Empty(named.Except(schemas.Keys));
        Assert.All(schemas.Keys, s => Assert.True(File.Exists(Path.Combine(Repository.Root, "tenants-sample/_schema", s)), s));
    }
}
