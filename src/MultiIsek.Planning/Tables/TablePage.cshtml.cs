using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Tables;

/// <summary>Elemente einer Fassung als Tabelle: download, template, upload.</summary>
[Authorize(Policies.Editor), PrivatePage, RequestSizeLimit(TableFile.SizeMax + 100_000)]
internal sealed class TablePage(PlanningLists lists, TableExport export, ImportDesk imports, IMediator mediator) : PageModel, IFaulty
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public Plan Plan { get; private set; } = null!;
    public PlanVersion Version { get; private set; } = null!;
    public FormBook Book { get; private set; } = null!;
    public IReadOnlyList<ImportHead> Imports { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Address => $"/verwaltung/plan/{Plan.Key}/{Version.Key}/tabelle";

    /// <summary>Types, each with how many elements it has here.</summary>
    public IEnumerable<(ElementType Type, int Count)> Types => Book.Types.Select(t => (t, Book.Outline.All.Count(h => h.TypeId == t.Id)));

    public async Task<IActionResult> OnGetAsync(string plan, string version, string? getan, CancellationToken ct)
    {
        Done = getan == "verworfen" ? "Die hochgeladene Datei ist verworfen." : null;
        return await LoadAsync(plan, version, ct) ? Page() : NotFound();
    }

    /// <param name="typ">Key of a type; empty for all.</param>
    /// <param name="vorlage">Without elements.</param>
    public async Task<IActionResult> OnGetFileAsync(string plan, string version, string? typ, bool vorlage, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct) || (typ is { Length: > 0 } && Book.TypeOf(typ) is null))
        {
            return NotFound();
        }

        IReadOnlyCollection<string> types = typ is { Length: > 0 } ? [typ] : [.. Book.Types.Select(t => t.Key)];
        var name = $"{Version.Key}{(typ is { Length: > 0 } ? $"-{typ}" : "")}{(vorlage ? "-vorlage" : "")}.xlsx";
        return File(await export.MakeAsync(Version, Book, types, vorlage, ct), Excel, name);
    }

    public async Task<IActionResult> OnPostAsync(string plan, string version, IFormFile? datei, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        try
        {
            if (!Version.IsOpen())
            {
                throw new ClosedVersionException(Version.WhyClosed());
            }

            if (datei is not { Length: > 0 })
            {
                throw new RefusedException("Wählen Sie eine Datei aus.");
            }

            if (datei.Length > TableFile.SizeMax)
            {
                throw new RefusedException("Die Datei ist größer als 10 MB.");
            }

            var columns = TableColumn.Of(Book, [.. Book.Types.Select(t => t.Key)]);
            await using var content = datei.OpenReadStream();
            var table = await TableFile.ReadAsync(content, h => columns.Any(c => c.IsMeant(h)), ct);
            var id = await mediator.Send(new KeepImport(Version.Id, ImportKind.Table, datei.FileName, table.FirstRow, table.Rows), ct);
            return Redirect($"{Address}/{id}");
        }
        catch (RefusedException e)
        {
            Faults = [new("datei", e.Message)];
            return Page();
        }
        catch (ClosedVersionException e)
        {
            Faults = [new("", e.Message)];
            var page = Page();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }
    }

    private async Task<bool> LoadAsync(string plan, string version, CancellationToken ct)
    {
        if (await OpenVersion.FindAsync(lists, plan, version, ct) is not var (found, known))
        {
            return false;
        }

        (Plan, Version) = (found, known);
        Book = await FormBook.LoadAsync(known, lists, mediator, ct);
        Imports = await imports.ListAsync(known.Id, ImportKind.Table, ct);
        return true;
    }
}
