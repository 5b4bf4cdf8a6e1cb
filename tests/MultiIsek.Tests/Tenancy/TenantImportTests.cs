using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tests.Tenancy;

[Collection("app")]
public sealed class TenantImportTests(App app)
{
    [Theory]
    [InlineData("localhost", "gehört zur Plattform")]
    [InlineData("hagen.localhost", "gehört zur Plattform")]
    [InlineData("neu.localhost", "gehört zur Plattform")]
    [InlineData("a.b.localhost", "gehört zur Plattform")]
    [InlineData("schon-vergeben.example", "gehört schon einer anderen Stadt")]
    [InlineData("frei.example", "steht zweimal da")]
    public async Task A_host_that_is_not_the_citys_own_is_refused(string host, string message)
    {
        using var other = new CityCopy();
        other.Edit("tenant.json", t => t["ownHosts"] = new JsonArray("schon-vergeben.example"));
        await app.ImportAsync(other.Folder);
        using var city = new CityCopy();
        city.Edit("tenant.json", t => t["ownHosts"] = new JsonArray("frei.example", host));

        var fault = Assert.Single(await city.FaultsAsync(app));

        Assert.Equal(("tenant.json", "ownHosts[1]"), (fault.File, fault.Field));
        Assert.True(fault.Line > 1);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        other.Edit("tenant.json", t => t["ownHosts"] = new JsonArray());
        await app.ImportAsync(other.Folder);
    }

    [Theory]
    [InlineData("name", "  ", "Der Name fehlt")]
    [InlineData("slug", "www", "vorbehalten")]
    [InlineData("slug", "api", "vorbehalten")]
    [InlineData("slug", "mit.punkt", "keine Subdomain")]
    [InlineData("ags", "05914000", "passt nicht zum Land NI")]
    [InlineData("letterMark", "ABC", "höchstens 2")]
    [InlineData("source", "gibt-es-nicht", "„gibt-es-nicht“ gibt es nicht (Dokument)")]
    public async Task A_tenant_that_cannot_be_is_refused(string field, string value, string message)
    {
        using var city = new CityCopy();
        city.Edit("tenant.json", t => t[field] = value);

        var fault = Assert.Single(await city.FaultsAsync(app));

        Assert.Equal(("tenant.json", field), (fault.File, fault.Field));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.True(fault.Line > 1);
    }

    [Fact]
    public async Task An_edited_tenant_is_counted_in_the_dry_run_and_in_the_real_one()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);
        city.Edit("tenant.json", t => t["headline"] = "Neue Überschrift");

        var dry = await app.ImportAsync(city.Folder, isDryRun: true);
        Assert.DoesNotContain("Neue Überschrift", (await app.City(city.Slug).Page("/")).Body!.TextContent, StringComparison.Ordinal);
        var real = await app.ImportAsync(city.Folder);
        var again = await app.ImportAsync(city.Folder);

        Assert.Equal((0, 1, 0), (dry.Counts.Added, dry.Counts.Changed, dry.Counts.Removed));
        Assert.Equal((0, 1, 0), (real.Counts.Added, real.Counts.Changed, real.Counts.Removed));
        Assert.True(again.Counts.IsNothing);
        Assert.Contains("Neue Überschrift", (await app.City(city.Slug).Page("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_own_host_is_the_canonical_one_also_after_a_change()
    {
        using var city = new CityCopy();
        city.Edit("tenant.json", t => t["ownHosts"] = new JsonArray("eins.example", "zwei.example"));
        await app.ImportAsync(city.Folder);
        city.Edit("tenant.json", t => t["ownHosts"] = new JsonArray("zwei.example", "eins.example"));
        var edited = await app.ImportAsync(city.Folder);

        Assert.Equal(1, edited.Counts.Changed);
        await using var scope = app.Services.CreateAsyncScope();
        var hosts = await scope.ServiceProvider.GetRequiredService<CatalogDbContext>().Set<TenantHost>().Where(h => h.Host.EndsWith(".example")).ToListAsync();
        Assert.Equal("zwei.example", hosts.Where(h => h.TenantId == app.PlaceOf(city.Slug).Id).Single(h => h.IsCanonical).Host);
    }

    [Fact]
    public async Task A_city_whose_database_is_gone_answers_503_and_is_named_by_the_commands()
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var catalog = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
            catalog.Add(
                new Tenant
                {
                    Slug = "ohne-datenbank",
                    Name = "Ohne Datenbank",
                    Ags = "12000003",
                    Land = Land.BB,
                    Database = "Gibtsnicht",
                    IsDemonstration = true,
                }
            );
            await CatalogRevision.SaveAndRaiseAsync(catalog, app.Services.GetRequiredService<TenantDirectory>());
        }

        app.Time.Now += TimeSpan.FromSeconds(2);
        using var answer = await app.City("ohne-datenbank").GetAsync("/plan");
        var (code, output) = await Product.RunAsync(app, "comment", "list", "ohne-datenbank");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("Zurzeit nicht erreichbar", (await answer.Html()).TextOf("h1"));
        Assert.Equal((1, 1), (code, output.Trim().Split('\n').Length));
        Assert.Contains("ConnectionStrings:Gibtsnicht", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_import_that_was_cut_off_is_taken_up_again()
    {
        using var city = new CityCopy();
        await app.SendAsync(new ReserveTenant(city.Folder));
        await app.SendAsync(new ReserveTenant(city.Folder));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.Host($"{city.Slug}.localhost").GetAsync("/")).StatusCode);
        await Assert.ThrowsAsync<RefusedException>(() => app.SendAsync(new SetTenantState(city.Slug, TenantState.Active)));

        city.Edit("tenant.json", t => t["brandColour"] = "keine Farbe");
        await Assert.ThrowsAsync<TransferException>(() => app.SendAsync(new ImportTenant(city.Folder) { OnlyUnfinished = true }));
        Assert.Contains(await app.SendAsync(new ListTenants()), t => t.Place.Slug == city.Slug && t.State == TenantState.Importing);

        city.Edit("tenant.json", t => t["brandColour"] = "#123456");
        var result = await app.SendAsync(new ImportTenant(city.Folder) { OnlyUnfinished = true });

        Assert.True(result!.IsNew);
        Assert.Equal(HttpStatusCode.OK, (await app.Host($"{city.Slug}.localhost").GetAsync("/")).StatusCode);
        Assert.Null(await app.SendAsync(new ImportTenant(city.Folder) { OnlyUnfinished = true }));
    }
}
