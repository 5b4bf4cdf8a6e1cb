using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>The log's filters: person, period and kind together, on the page, on the pages behind it and in the file.</summary>
[Collection("app")]
public sealed class AuditFilterTests(App app)
{
    private const string Log = "/verwaltung/protokoll";

    [Fact]
    public async Task Person_period_and_kind_hold_together_on_every_page_and_in_the_file()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        var other = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        var (me, they) = (await IdAsync(copy.Slug, admin), await IdAsync(copy.Slug, other));
        // Berlin's midnight is an hour before that of UTC.
        using (app.Time.At(new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero)))
        {
            await WriteAsync(copy.Slug, me, "account.renamed", 60);
            await WriteAsync(copy.Slug, they, "account.renamed", 3);
            await WriteAsync(copy.Slug, me, "session.ended", 2);
        }

        using (app.Time.At(new DateTimeOffset(2026, 11, 25, 23, 30, 0, TimeSpan.Zero)))
        {
            await WriteAsync(copy.Slug, me, "account.renamed", 1);
        }

        var filter = $"person={me}&vorgang=account.renamed&von=2026-11-25&bis=25.11.2026";
        var page = await admin.PageAsync($"{Log}?{filter}");
        Assert.Equal(50, page.QuerySelectorAll("main ol .row").Length);
        Assert.All(page.QuerySelectorAll("main ol .row h2"), h => Assert.Equal("Eigenen Namen geändert", h.TextContent));
        var older = await admin.PageAsync(Link(page, "Ältere Einträge"));
        Assert.Equal(10, older.QuerySelectorAll("main ol .row").Length);
        Assert.DoesNotContain(older.QuerySelectorAll("main a"), a => a.TextContent == "Ältere Einträge");
        Assert.Equal((me, "account.renamed"), ((older.QuerySelector("#person") as IHtmlSelectElement)!.Value, (older.QuerySelector("#vorgang") as IHtmlSelectElement)!.Value));

        using var file = await admin.GetAsync(Link(page, "Diese Auswahl als CSV herunterladen"));
        var lines = (await file.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(61, lines.Length);
        Assert.All(lines.Skip(1), l => Assert.Contains($"2026-11-24T23:30:00.0000000Z;{me};account.renamed;", l, StringComparison.Ordinal));
        Assert.Empty(
            (
                await admin.PageAsync(
                    $"{Log}?{filter.Replace("2026-11-25", "2026-11-26", StringComparison.Ordinal).Replace("25.11.2026", "26.11.2026", StringComparison.Ordinal)}&person=system"
                )
            )
                .QuerySelectorAll("main ol .row")
                .Skip(1)
        );
        Assert.Contains(
            "keine Einträge",
            (await admin.PageAsync($"{Log}?{filter.Replace("renamed", "erased", StringComparison.Ordinal)}")).TextOf("main"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("von=gestern", "#von-e", "gestern")]
    [InlineData("von=2026-11-25&bis=2026-11-24", "#bis-e", "2026-11-24")]
    [InlineData("bis=99999-01-01&handler=Csv", "#bis-e", "99999-01-01")]
    public async Task A_day_that_is_none_is_said_at_the_field_and_stays_typed(string query, string at, string typed)
    {
        var admin = await Visitor.StaffAsync(app, "musterstadt", Role.Admin);

        using var answer = await admin.GetAsync($"{Log}?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.NotEmpty(page.TextOf(at));
        Assert.Equal(typed, page.QuerySelector(at.Replace("-e", "", StringComparison.Ordinal))!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("person=%01")]
    [InlineData("vorgang=%01")]
    [InlineData("person=x%27%3BDROP%20TABLE&vorgang=zz")]
    public async Task What_nobody_could_choose_finds_nothing(string query)
    {
        var admin = await Visitor.StaffAsync(app, "musterstadt", Role.Admin);

        Assert.Contains("keine Einträge", (await admin.PageAsync($"{Log}?{query}")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_people_is_this_citys_and_the_erased_stay_in_it_as_what_is_left_of_them()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var (hereMail, thereMail) = ($"{Guid.NewGuid():N}@hier.example", $"{Guid.NewGuid():N}@dort.example");
        await Visitor.StaffAsync(app, "musterstadt", Role.Editor, thereMail);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        var goes = await Visitor.StaffAsync(app, copy.Slug, Role.Editor, hereMail);
        var id = await IdAsync(copy.Slug, goes);
        Assert.Contains(hereMail, (await admin.PageAsync(Log)).TextOf("#person"), StringComparison.Ordinal);
        using var gone = await goes.SubmitAsync("/konto/loeschen", "main form", ("password", Visitor.Password));
        Assert.Equal("/", gone.Headers.Location?.ToString());

        var page = await admin.PageAsync(Log);

        Assert.DoesNotContain(hereMail, page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("dort.example", page.Body.InnerHtml, StringComparison.Ordinal);
        var choice = page.QuerySelectorAll("#person option").Single(o => o.GetAttribute("value") == id);
        Assert.Equal($"gelöschtes Konto …{id[^6..]}", choice.TextContent);
        var only = await admin.PageAsync($"{Log}?person={id}");
        Assert.NotEmpty(only.QuerySelectorAll("main ol .row"));
        Assert.All(only.QuerySelectorAll("main ol .row p:first-of-type"), p => Assert.StartsWith(choice.TextContent, p.TextContent, StringComparison.Ordinal));
    }

    private static string Link(IHtmlDocument page, string words) => page.QuerySelectorAll("main a").Single(a => a.TextContent == words).GetAttribute("href")!;

    private async Task<string> IdAsync(string city, Visitor visitor)
    {
        var mail = (await visitor.PageAsync("/konto")).TextOf(".lead").Split(' ')[^1];
        await using var scope = app.Scope(city);
        return (await scope.Get<IsekDbContext>().Set<User>().Where(u => u.Email == mail).Select(u => u.Id).SingleAsync()).ToString();
    }

    private async Task WriteAsync(string city, string actor, string name, int times)
    {
        await using var scope = app.Scope(city);
        scope.Get<CurrentUser>().Set(Guid.Parse(actor), []);
        await using var transaction = await scope.Get<IsekDbContext>().Database.BeginTransactionAsync();
        for (var i = 0; i < times; i++)
        {
            await scope.Get<IAudit>().AppendAsync(new Act(name, actor), CancellationToken.None);
        }

        await transaction.CommitAsync();
    }
}
