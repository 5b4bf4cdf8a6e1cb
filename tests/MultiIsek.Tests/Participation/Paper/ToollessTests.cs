using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiIsek.Documents.Uploads;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Paper;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Paper;

/// <summary>On a machine without weasyprint the sheet is a page to print.</summary>
public sealed class ToollessTests(ToollessApp app) : IClassFixture<ToollessApp>
{
    private const string City = "herzberg";

    [Fact]
    public async Task Without_the_tool_the_page_to_print_says_so_and_stands_in()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.City(City).Page(CommentUrl.Form(phase.Key, "m1-1", 0));
        Assert.Equal("Als Papierbogen zum Drucken", form.TextOf($"a[href='{PaperBook.UrlOf(phase.Key, "m1-1")}']"));

        using var one = await app.City(City).GetAsync(PaperBook.PdfUrl(phase.Key, "m1-1"));
        Assert.Equal(HttpStatusCode.Redirect, one.StatusCode);
        var page = await app.City(City).Page(one.Headers.Location!.ToString());
        Assert.Contains("entstehen keine PDF-Dateien", page.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".paper"));
        Assert.Null(page.QuerySelector("a[href*='bogen.pdf']"));

        var desk = await Visitor.StaffAsync(app, City, Role.Editor);
        using var many = await desk.GetAsync($"{PaperDeskPage.UrlOf(phase.Key)}.pdf?was=m1-1");
        var shown = await desk.PageAsync(many.Headers.Location!.ToString());
        Assert.Contains("fehlt weasyprint", shown.TextOf("main"), StringComparison.Ordinal);
        Assert.Single(shown.QuerySelectorAll(".paper"));
    }
}

/// <summary>A machine that has no tools.</summary>
public sealed class ToollessApp : CommentApp
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton(p => new FileTools(p.GetRequiredService<ILogger<FileTools>>()) { Folders = Path.GetTempPath() }));
    }
}
