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
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Tables;

/// <summary>Eine hochgeladene Tabelle: columns, faults, preview, consent; afterwards the way back.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class TableImportPage(ImportDesk imports, TableCheck check, PlanningLists lists, EditorNames names, IMediator mediator) : PageModel, IFaulty
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["zugeordnet"] = "Die Zuordnung ist geändert.",
        ["uebernommen"] = "Die Tabelle ist übernommen.",
        ["zurueck"] = "Der Import ist zurückgenommen.",
    };

    public Plan Plan { get; private set; } = null!;
    public PlanVersion Version { get; private set; } = null!;
    public PlanImport Import { get; private set; } = null!;
    public FormBook Book { get; private set; } = null!;
    public TableColumns? Columns { get; private set; }
    public TablePreview? Preview { get; private set; }
    public UndoPart? Applied { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Overview => $"/verwaltung/plan/{Plan.Key}/{Version.Key}/tabelle";
    public string Address => $"{Overview}/{Import.Id}";

    public async Task<IActionResult> OnGetAsync(string plan, string version, Guid import, string? getan, CancellationToken ct)
    {
        Done = Words.GetValueOrDefault(getan ?? "");
        return await LoadAsync(plan, version, import, ct) ? await ShowAsync([], StatusCodes.Status200OK, ct) : NotFound();
    }

    public async Task<IActionResult> OnPostMapAsync(string plan, string version, Guid import, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, import, ct) || Columns is null)
        {
            return NotFound();
        }

        await mediator.Send(new MapImport(Import.Id, Columns.Read(n => Request.Form[n])), ct);
        return Redirect($"{Address}?getan=zugeordnet");
    }

    public async Task<IActionResult> OnPostApplyAsync(string plan, string version, Guid import, [FromForm] string? stand, [FromForm] bool weglassen, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, import, ct) || Import.AppliedAt is not null)
        {
            return NotFound();
        }

        try
        {
            await mediator.Send(new ApplyTable(Version.Id, Import.Id, stand ?? "", weglassen), ct);
            return Redirect($"{Address}?getan=uebernommen");
        }
        catch (RefusedException e)
        {
            return await ShowAsync([new("", e.Message)], StatusCodes.Status422UnprocessableEntity, ct);
        }
        catch (ClosedVersionException e)
        {
            return await ShowAsync([new("", e.Message)], StatusCodes.Status409Conflict, ct);
        }
    }

    public async Task<IActionResult> OnPostDiscardAsync(string plan, string version, Guid import, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, import, ct))
        {
            return NotFound();
        }

        await mediator.Send(new DiscardImport(Import.Id), ct);
        return Redirect($"{Overview}?getan=verworfen");
    }

    /// <param name="rest">What changed since stays.</param>
    public async Task<IActionResult> OnPostUndoAsync(string plan, string version, Guid import, [FromForm] bool rest, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, import, ct) || Import.AppliedAt is null)
        {
            return NotFound();
        }

        try
        {
            await mediator.Send(new UndoImport(Version.Id, Import.Id, rest), ct);
            return Redirect($"{Address}?getan=zurueck");
        }
        catch (ChangedSinceException e)
        {
            Applied = Applied! with { Changed = e.Lines };
            return await ShowAsync(
                [new("", "Seit dem Import ist einiges geändert worden. Nichts ist zurückgenommen; unten steht, was nicht geht.")],
                StatusCodes.Status409Conflict,
                ct
            );
        }
        catch (Exception e) when (e is RefusedException or ClosedVersionException)
        {
            return await ShowAsync([new("", e.Message)], StatusCodes.Status409Conflict, ct);
        }
    }

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<PageResult> ShowAsync(IReadOnlyList<Fault> faults, int status, CancellationToken ct)
    {
        if (Columns is not null)
        {
            Preview = await check.RunAsync(Import, Version, ct);
        }

        Faults = faults;
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<bool> LoadAsync(string plan, string version, Guid import, CancellationToken ct)
    {
        if (await imports.FindAsync(plan, version, import, ImportKind.Table, ct) is not var (found, known, one))
        {
            return false;
        }

        (Plan, Version, Import) = (found, known, one);
        Book = await FormBook.LoadAsync(known, lists, mediator, ct);
        Columns = one.AppliedAt is null ? TableColumns.Of(one, Book) : null;
        Applied = one.AppliedAt is null ? null : new(one, await names.OfAsync(one.Actor, ct), Address, known.IsOpen(), []);
        return true;
    }
}
