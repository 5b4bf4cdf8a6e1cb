using System.Globalization;
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

namespace MultiIsek.Planning.WordImport;

/// <summary>Eine hochgeladene Word-Datei: levels, preview, consent; afterwards the way back.</summary>
[Authorize(Policies.Editor), PrivatePage, RequestFormLimits(ValueCountLimit = 20000)]
internal sealed class WordImportPage(ImportDesk imports, WordCheck check, PlanningLists lists, EditorNames names, IMediator mediator) : PageModel, IFaulty
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["zugeordnet"] = "Die Zuordnung ist geändert.",
        ["uebernommen"] = "Die Word-Datei ist übernommen.",
        ["zurueck"] = "Der Import ist zurückgenommen.",
    };

    public Plan Plan { get; private set; } = null!;
    public PlanVersion Version { get; private set; } = null!;
    public PlanImport Import { get; private set; } = null!;
    public FormBook Book { get; private set; } = null!;
    public WordPreview? Preview { get; private set; }
    public UndoPart? Applied { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>What was ticked before the form came back; null for all.</summary>
    public IReadOnlySet<int>? Taken { get; private set; }
    public string Overview => $"/verwaltung/plan/{Plan.Key}/{Version.Key}/word";
    public string Address => $"{Overview}/{Import.Id}";

    public async Task<IActionResult> OnGetAsync(string plan, string version, Guid import, string? getan, CancellationToken ct)
    {
        Done = Words.GetValueOrDefault(getan ?? "");
        return await LoadAsync(plan, version, import, ct) ? await ShowAsync([], StatusCodes.Status200OK, ct) : NotFound();
    }

    public async Task<IActionResult> OnPostMapAsync(string plan, string version, Guid import, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, import, ct) || Import.AppliedAt is not null)
        {
            return NotFound();
        }

        await mediator.Send(new MapImport(Import.Id, WordItems.Choices(Import, Book, n => Request.Form[n])), ct);
        return Redirect($"{Address}?getan=zugeordnet");
    }

    /// <param name="nimm">Numbers of the headings to take.</param>
    public async Task<IActionResult> OnPostApplyAsync(string plan, string version, Guid import, [FromForm] string? stand, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, import, ct) || Import.AppliedAt is not null)
        {
            return NotFound();
        }

        Taken = Request.Form["nimm"].Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? no : 0).ToHashSet();
        return await TryAsync(new ApplyWord(Version.Id, Import.Id, stand ?? "", Taken), "uebernommen", StatusCodes.Status422UnprocessableEntity, ct);
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
    public async Task<IActionResult> OnPostUndoAsync(string plan, string version, Guid import, [FromForm] bool rest, CancellationToken ct) =>
        await LoadAsync(plan, version, import, ct) && Import.AppliedAt is not null
            ? await TryAsync(new UndoImport(Version.Id, Import.Id, rest), "zurueck", StatusCodes.Status409Conflict, ct)
            : NotFound();

    /// <summary>No act of this page.</summary>
    public IActionResult OnPost() => NotFound();

    private async Task<IActionResult> TryAsync(IRequest<int> command, string done, int refused, CancellationToken ct)
    {
        try
        {
            await mediator.Send(command, ct);
            return Redirect($"{Address}?getan={done}");
        }
        catch (ChangedSinceException e)
        {
            Applied = Applied! with { Changed = e.Lines };
            return await ShowAsync([new("", "Seit dem Import ist einiges geändert worden. Nichts ist zurückgenommen; unten steht, was nicht geht.")], refused, ct);
        }
        catch (RefusedException e)
        {
            return await ShowAsync([new("", e.Message)], refused, ct);
        }
        catch (ClosedVersionException e)
        {
            return await ShowAsync([new("", e.Message)], StatusCodes.Status409Conflict, ct);
        }
    }

    private async Task<PageResult> ShowAsync(IReadOnlyList<Fault> faults, int status, CancellationToken ct)
    {
        Preview = Applied is null ? await check.RunAsync(Import, Version, ct) : null;
        Faults = faults;
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<bool> LoadAsync(string plan, string version, Guid import, CancellationToken ct)
    {
        if (await imports.FindAsync(plan, version, import, ImportKind.Word, ct) is not var (found, known, one))
        {
            return false;
        }

        (Plan, Version, Import) = (found, known, one);
        Book = await FormBook.LoadAsync(known, lists, mediator, ct);
        Applied = one.AppliedAt is null ? null : new(one, await names.OfAsync(one.Actor, ct), Address, known.IsOpen(), []);
        return true;
    }
}
