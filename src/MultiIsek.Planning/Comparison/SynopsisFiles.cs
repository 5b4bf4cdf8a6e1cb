using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MultiIsek.Planning.Comparison;

/// <summary>Synopse herunterladen: the comparison as an office file, for everybody who may read both versions. The page cache keeps it like a page.</summary>
internal static class SynopsisFiles
{
    public const string Excel = "synopse.xlsx";
    public const string Word = "synopse.docx";
    private const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapSynopsis(this IEndpointRouteBuilder app)
    {
        app.MapMethods($"/fassungen/{{plan}}/vergleich/{Excel}", [HttpMethods.Get, HttpMethods.Head], GetExcelAsync).AllowAnonymous();
        app.MapMethods($"/fassungen/{{plan}}/vergleich/{Word}", [HttpMethods.Get, HttpMethods.Head], GetWordAsync).AllowAnonymous();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> GetExcelAsync(
        string plan,
        string? von,
        string? nach,
        string? art,
        Synopses synopses,
        CancellationToken ct
    ) =>
        await synopses.LoadAsync(plan, von, nach, art, ct) is { } synopsis
            ? TypedResults.File(SynopsisSheets.Write(synopsis), ExcelType, NameOf(synopsis, "xlsx"))
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetWordAsync(
        string plan,
        string? von,
        string? nach,
        string? art,
        Synopses synopses,
        CancellationToken ct
    ) =>
        await synopses.LoadAsync(plan, von, nach, art, ct) is { } synopsis
            ? TypedResults.File(SynopsisDocument.Write(synopsis), WordType, NameOf(synopsis, "docx"))
            : TypedResults.NotFound();

    private static string NameOf(Synopsis synopsis, string format) => $"synopse-{synopsis.Comparison.Before.Version.Key}-{synopsis.Comparison.After.Version.Key}.{format}";
}
