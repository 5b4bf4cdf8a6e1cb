using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Retention;
using MultiIsek.Planning.Departments;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tests.Tenancy;

namespace MultiIsek.Tests.Identity;

/// <summary>The settings of a city that need a recent sign-in, each tried by a form that was opened in time and sent too late.</summary>
[Collection("app")]
public sealed class FreshSignInPagesTests(App app)
{
    private const string Hosts = $"{CityDesk.Path}/adressen";
    private const string Retention = "/verwaltung/aufbewahrung";
    private const string Departments = "/verwaltung/fachaemter";

    [Theory]
    [InlineData("Canonical")]
    [InlineData("Remove")]
    public async Task The_main_address_is_not_changed_and_no_domain_removed(string handler)
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        var host = $"spaet-{slug}.example";
        await app.SendAsync(new ChangeHosts(slug, HostChange.Add, host));
        var fields = await FieldsAsync(admin, Hosts, ("host", host), ("sure", "true"));

        await LateAsync(admin, $"{Hosts}?handler={handler}", fields);

        await using var scope = app.Services.CreateAsyncScope();
        Assert.False((await scope.ServiceProvider.GetRequiredService<CatalogDbContext>().Set<TenantHost>().SingleAsync(h => h.Host == host)).IsCanonical);
        using var soon = await admin.PostAsync($"{Hosts}?handler={handler}", fields);
        Assert.Equal(HttpStatusCode.Redirect, soon.StatusCode);
    }

    [Fact]
    public async Task A_city_is_neither_published_nor_taken_off_the_net()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        await admin.FillAsync();
        var fields = await FieldsAsync(admin, CityDesk.Path);

        await LateAsync(admin, $"{CityDesk.Path}?handler=Publish", fields);
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(slug).GetAsync("/")).StatusCode);

        using var published = await admin.PublishAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.City(slug).GetAsync("/")).StatusCode);
        await LateAsync(admin, $"{CityDesk.Path}?handler=Withdraw", fields);
        Assert.Equal(HttpStatusCode.OK, (await app.City(slug).GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task What_stays_of_erased_accounts_is_not_chosen_anew()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        var before = await ChosenAsync();
        var other = Enum.GetValues<AfterErasure>().First(c => $"{c}" != before);
        var fields = await FieldsAsync(admin, Retention, ("choice", $"{other}"));

        await LateAsync(admin, Retention, fields);
        Assert.Equal(before, await ChosenAsync());

        using var soon = await admin.PostAsync(Retention, fields);
        Assert.Equal($"{other}", await ChosenAsync());

        async Task<string?> ChosenAsync() => (await admin.PageAsync(Retention)).QuerySelector("main input[name=choice][checked]")?.GetAttribute("value");
    }

    [Fact]
    public async Task Nobody_is_given_a_department_or_loses_it()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        await Visitor.StaffAsync(app, copy.Slug, Role.Contributor);
        var page = await admin.PageAsync(Departments);
        var fields = await FieldsAsync(
            admin,
            Departments,
            ("user", page.QuerySelector("form[action$='Assign'] input[name=user]")!.GetAttribute("value")!),
            ("organisation", page.QuerySelectorAll("form[action$='Assign'] option")[^1].GetAttribute("value")!)
        );

        await LateAsync(admin, $"{Departments}?handler=Assign", fields);
        Assert.Equal(0, await CountAsync());

        using var given = await admin.PostAsync($"{Departments}?handler=Assign", fields);
        Assert.Equal(1, await CountAsync());
        await LateAsync(admin, $"{Departments}?handler=Unassign", fields);
        Assert.Equal(1, await CountAsync());

        async Task<int> CountAsync()
        {
            await using var scope = app.Scope(copy.Slug);
            return await scope.Get<IsekDbContext>().Set<DepartmentMember>().CountAsync();
        }
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(Visitor visitor, string url, params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) { ["form"] = await FreshSignInTests.FormAsync(visitor, url) };

    private async Task LateAsync(Visitor visitor, string url, Dictionary<string, string> fields)
    {
        using var late = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(16));
        await FreshSignInTests.ComesBackAsync(visitor, "", url, fields);
    }
}
