using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Paper;

/// <summary>Bögen als PDF, and the short address that stands on them. Where no PDF can be made the page to print answers, with the reason.</summary>
internal static class PaperEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPaper(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/bogen/{code}", Reading, OpenAsync).AllowAnonymous();
        app.MapMethods("/mitmachen/{phase}/bogen.pdf", Reading, OneAsync).AllowAnonymous();
        app.MapMethods($"{PhasesDeskPage.Path}/{{key}}/boegen.pdf", Reading, ManyAsync).RequireAuthorization(Policies.Editor);
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> OpenAsync(string code, PaperBook book, CancellationToken ct) =>
        await book.FindAsync(code, ct) is var (phase, element) ? TypedResults.Redirect(CommentUrl.Form(phase.Key, element.Key, 0)) : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, RedirectHttpResult, NotFound>> OneAsync(
        string phase,
        string? element,
        HttpContext http,
        PhaseBook phases,
        PaperBook book,
        PaperPrinter paper,
        IPdfPrinter printer,
        CommentLimits limits,
        CurrentTenant tenant,
        CancellationToken ct
    )
    {
        if ((await phases.FindAsync(phase, ct))?.Phase is not { } found || !PaperBook.Takes(found, phases.Now))
        {
            return TypedResults.NotFound();
        }

        if ((await book.ElementsAsync(found, ct)).Own.FirstOrDefault(e => e.Key == element) is not { } own)
        {
            return TypedResults.NotFound();
        }

        var instead = PaperBook.UrlOf(found.Key, own.Key);
        if (!printer.CanPrint)
        {
            return TypedResults.Redirect($"{instead}&pdf={PaperPage.Missing}");
        }

        var made = limits.Paper(tenant, http) is null
            ? await paper.PrintAsync(http, $"Papierbogen zu {own.Label}", await book.MakeAsync(found, [own], isAlone: true, ct), ct)
            : null;
        return made is null ? TypedResults.Redirect($"{instead}&pdf={PaperPage.Later}") : TypedResults.File(made, PaperPrinter.ContentType, $"papierbogen-{own.Key}.pdf");
    }

    private static async Task<Results<FileContentHttpResult, RedirectHttpResult, NotFound>> ManyAsync(
        string key,
        string? was,
        HttpContext http,
        IsekDbContext db,
        PhaseBook phases,
        PaperBook book,
        PaperPrinter paper,
        IPdfPrinter printer,
        CancellationToken ct
    )
    {
        if (await PaperDeskPage.FindAsync(db, key, phases.Now, ct) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var (all, own) = await book.ElementsAsync(found, ct);
        if (PaperChoice.Pick(all, own, was) is not { Count: > 0 } picked)
        {
            return TypedResults.NotFound();
        }

        http.Response.SetPrivateHeaders();
        var made = await paper.PrintAsync(http, $"Papierbögen: {found.Title}", await book.MakeAsync(found, picked, isAlone: true, ct), ct);
        return made is not null
            ? TypedResults.File(made, PaperPrinter.ContentType, $"papierboegen-{(string.IsNullOrEmpty(was) ? found.Key : was)}.pdf")
            : TypedResults.Redirect($"{PaperDeskPage.UrlOf(found.Key)}?was={Uri.EscapeDataString(was ?? "")}&pdf={(printer.CanPrint ? PaperPage.Later : PaperPage.Missing)}");
    }
}
