using System.Text.Json;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Tenancy;

/// <summary>The command line, as its own process.</summary>
[Collection("app")]
public sealed class CommandTests(App app)
{
    private static readonly string Sample = Repository.Samples[^1];

    [Fact]
    public async Task Tenant_list_names_every_city_for_people_and_for_programs()
    {
        var (code, text) = await Product.RunAsync(app, "tenant", "list");
        var (jsonCode, json) = await Product.RunAsync(app, "tenant", "list", "--json");

        Assert.Equal((0, 0), (code, jsonCode));
        Assert.All(app.Cities, slug => Assert.Contains(slug, text, StringComparison.Ordinal));
        using var document = JsonDocument.Parse(json);
        Assert.Superset(app.Cities.ToHashSet(), document.RootElement.EnumerateArray().Select(t => t.GetProperty("slug").GetString()!).ToHashSet());
    }

    [Fact]
    public async Task Tenant_create_makes_an_empty_city_on_its_host()
    {
        var created = await Product.RunAsync(app, "tenant", "create", "neue-stadt", "--name", "Neue Stadt", "--land", "SN", "--ags", "14000000", "--demonstration");

        Assert.True(created.ExitCode == 0, created.Output);
        Assert.Contains("http://neue-stadt.localhost", created.Output, StringComparison.Ordinal);
        Assert.Contains("Neue Stadt", (await app.City("neue-stadt").Page("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vergeben", "musterstadt", "Doppelt", "BB", "12000000")]
    [InlineData("ist keine Subdomain", "Groß und mit Leerzeichen", "Name", "BB", "12000000")]
    [InlineData("acht Ziffern", "zahl", "Name", "BB", "12")]
    [InlineData("Der Name fehlt", "ohne-namen", " ", "BB", "12000000")]
    [InlineData("XX", "falsches-land", "Name", "XX", "12000000")]
    public async Task A_city_that_cannot_be_is_refused_with_the_reason(string reason, string slug, string name, string land, string ags)
    {
        var before = (await app.SendAsync(new ListTenants())).Count;

        var (code, output) = await Product.RunAsync(app, "tenant", "create", slug, "--name", name, "--land", land, "--ags", ags);

        Assert.NotEqual(0, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.Equal(before, (await app.SendAsync(new ListTenants())).Count);
    }

    [Fact]
    public async Task A_dry_run_counts_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        Copy(Sample, folder.Path, "probelauf");

        var (code, output) = await Product.RunAsync(app, "tenant", "import", folder.Path, "--dry-run");

        Assert.True(code == 0, output);
        Assert.Contains("probelauf (neu) (Probelauf, nichts geschrieben): ", output, StringComparison.Ordinal);
        Assert.DoesNotContain(": 0 neu", output, StringComparison.Ordinal);
        Assert.DoesNotContain(await app.SendAsync(new ListTenants()), s => s.Place.Slug == "probelauf");
        Assert.Equal(404, (int)(await app.City("probelauf").GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        var result = await app.ImportAsync(Sample);

        Assert.True(result.Counts.IsNothing, result.Counts.ToString());
        Assert.True(result.Counts.Unchanged > 50);
    }

    [Fact]
    public async Task A_fault_in_the_data_ends_with_its_place_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Copy(Sample, folder.Path, "fehlerhaft");
        var spaces = Path.Combine(folder.Path, "spaces.json");
        await File.WriteAllTextAsync(spaces, (await File.ReadAllTextAsync(spaces)).Replace("\"kind\"", "\"knid\"", StringComparison.Ordinal));

        var (code, output) = await Product.RunAsync(app, "tenant", "import", folder.Path);

        Assert.Equal(1, code);
        Assert.Matches(@"spaces\.json, Zeile \d+", output);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain(await app.SendAsync(new ListTenants()), s => s.Place.Slug == "fehlerhaft");
    }

    [Fact]
    public async Task Help_is_German_and_names_the_commands()
    {
        var (code, output) = await Product.RunAsync(app, "--help");

        Assert.Equal(0, code);
        Assert.Contains("Städte", output, StringComparison.Ordinal);
    }

    private static void Copy(string from, string to, string slug)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var tenant = Path.Combine(to, "tenant.json");
        File.WriteAllText(tenant, File.ReadAllText(tenant).Replace("\"slug\": \"musterstadt\"", $"\"slug\": \"{slug}\"", StringComparison.Ordinal));
    }
}
