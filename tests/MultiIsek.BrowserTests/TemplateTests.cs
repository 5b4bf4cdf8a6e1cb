using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MultiIsek.BrowserTests;

[Collection("browser")]
public sealed class TemplateTests(BrowserApp app)
{
    private const int PageWeight = 120 * 1024;
    private const int FormWeight = 160 * 1024;
    private const int MapWeight = 170 * 1024;

    public static TheoryData<string> Addresses => Templates.Data;

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Everybody_can_use_it(string address)
    {
        await using var visit = await app.VisitAsync();
        await visit.OpenAsync(address);
        await visit.Page.PictureAsync(address);
        Looks.Nothing(await visit.Page.ViolationsAsync());
        Looks.Nothing(await visit.Page.SidewaysAsync());
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task It_asks_nobody_else_keeps_nothing_and_weighs_little(string address)
    {
        await using var visit = await app.VisitAsync(360);
        var response = await visit.OpenAsync(address);
        var page = visit.Page;

        Assert.Equal(Templates.StatusOf(address), response.Status);
        Looks.Nothing(visit.Complaints);
        var own = new Uri(app.Url(address)).Authority;
        Assert.All(visit.Requests, r => Assert.Equal(own, new Uri(r).Authority));
        Assert.Contains(visit.Requests, r => r.EndsWith(".css", StringComparison.Ordinal));
        Assert.Empty(await visit.Context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.Equal("de", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.NotEmpty(await page.TitleAsync());
        Assert.Contains("default-src 'none'", await response.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("[style]:not(.map *), [onclick], style, script:not([type='application/ld+json']):not([src])").CountAsync());
        var limit =
            await page.Locator(".map").CountAsync() > 0 ? MapWeight
            : await page.Locator("form[method=post]").CountAsync() == 0 ? PageWeight
            : FormWeight;
        Assert.InRange(await visit.WeightAsync(), 1, limit);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task On_paper_it_is_black_on_white_and_without_menus(string address)
    {
        await using var visit = await app.VisitAsync(700);
        await visit.OpenAsync(address);
        var page = visit.Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        // A paper form is printed alone, under its own heading.
        await Assertions.Expect(page.Locator("main :is(h1, h2):visible").First).ToBeVisibleAsync();
        foreach (var useless in (string[])[".site-nav", ".menu-button", ".skip", ".prevnext"])
        {
            await Assertions.Expect(page.Locator($"{useless}:visible")).ToHaveCountAsync(0);
        }

        var (paper, ink) = (await ColourAsync(page, "background-color"), await ColourAsync(page, "color"));
        Assert.True(ink[..3].Max() < 90, $"text is printed as rgb({string.Join(", ", ink)})");
        Assert.True(paper[..3].Min() > 240 || paper is [_, _, _, 0], $"paper is printed as rgb({string.Join(", ", paper)})");
    }

    [Fact]
    public async Task Every_page_has_an_address_here()
    {
        // These open between two steps, by a mailed link or a row's id alone, or to the operator or a department: the journeys go there.
        HashSet<string?> seen =
        [
            "/SignIn/CodePage",
            "/SignIn/ConfirmPage",
            "/SignIn/NewPasswordPage",
            "/Operators/OperatorDeskPage",
            "/Operators/OperatorCityPage",
            "/Operators/OperatorSessionsPage",
            "/Departments/ResponsiblePage",
            "/Departments/DepartmentElementPage",
            "/Surveys/SurveyTextsPage",
            "/Bodies/StatementPage",
            "/Resolutions/DutyPage",
            "/Tables/TableImportPage",
            "/WordImport/WordImportPage",
            "/Legal/PlainLanguagePage",
        ];
        foreach (var address in Templates.Addresses.Concat(Templates.Errors.Keys).Concat(Templates.Accounts))
        {
            await using var visit = await app.VisitAsync(hasScript: false);
            var response = await visit.OpenAsync(address);
            seen.Add(await response.HeaderValueAsync(TemplateName.Header.ToLowerInvariant()));
        }

        await using var staff = await app.VisitAsync();
        await staff.JoinAsync(app, "musterstadt", "alle-seiten@example.org", MultiIsek.Kernel.People.Role.Admin);
        await staff.AddAppAsync(app, "musterstadt");
        foreach (var address in Templates.Staff)
        {
            seen.Add(await (await staff.OpenAsync(address)).HeaderValueAsync(TemplateName.Header.ToLowerInvariant()));
        }

        var all = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath)
            .OfType<string>()
            .Distinct();
        Assert.Empty(all.Except(seen.OfType<string>()).Order());
    }

    /// <summary>What axe says here is worth something: it finds what is wrong.</summary>
    [Fact]
    public async Task What_is_wrong_is_found()
    {
        await using var visit = await app.VisitAsync();
        await visit.OpenAsync("herzberg.localhost/kontakt");
        await visit.Page.EvaluateAsync("document.querySelector('main').innerHTML += '<input><p class=probe>zu breit</p>'; document.querySelector('.probe').style.width = '2000px'");
        Assert.Contains(await visit.Page.ViolationsAsync(), v => v.Contains("label", StringComparison.Ordinal));
        Assert.NotEmpty(await visit.Page.SidewaysAsync());
    }

    private static Task<double[]> ColourAsync(IPage page, string property) =>
        page.EvaluateAsync<double[]>(
            """
            property => {
                const canvas = new OffscreenCanvas(1, 1).getContext('2d');
                canvas.fillStyle = getComputedStyle(document.body).getPropertyValue(property);
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data];
            }
            """,
            property
        );
}
