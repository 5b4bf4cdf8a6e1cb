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

/// <summary>Eine Word-Datei in eine Fassung einlesen: upload.</summary>
[Authorize(Policies.Editor), PrivatePage, RequestSizeLimit(WordFile.SizeMax + 100_000)]
internal sealed class WordPage(PlanningLists lists, ImportDesk imports, WordPast past, IMediator mediator) : PageModel, IFaulty
{
    public Plan Plan { get; private set; } = null!;
    public PlanVersion Version { get; private set; } = null!;
    public IReadOnlyList<ImportHead> Imports { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }
    public string Address => $"/verwaltung/plan/{Plan.Key}/{Version.Key}/word";

    public async Task<IActionResult> OnGetAsync(string plan, string version, string? getan, CancellationToken ct)
    {
        Done = getan == "verworfen" ? "Die hochgeladene Datei ist verworfen." : null;
        return await LoadAsync(plan, version, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string plan, string version, IFormFile? datei, CancellationToken ct)
    {
        if (!await LoadAsync(plan, version, ct))
        {
            return NotFound();
        }

        var page = Page();
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

            if (datei.Length > WordFile.SizeMax)
            {
                throw new RefusedException("Die Datei ist größer als 30 MB. Verkleinern Sie in Word die Bilder (Bildformat, Bilder komprimieren).");
            }

            await using var content = datei.OpenReadStream();
            var (read, files) = await WordFile.ReadAsync(content, ct);
            var (sections, kept) = await WordPictures.KeepAsync(read, files, mediator, ct);
            var id = await mediator.Send(new KeepImport(Version.Id, ImportKind.Word, datei.FileName, 1, [.. sections.Select(s => s.ToRow())], kept), ct);
            await mediator.Send(new MapImport(id, await past.ChoicesAsync(Version.Id, sections, ct)), ct);
            return Redirect($"{Address}/{id}");
        }
        catch (RefusedException e)
        {
            Faults = [new("datei", e.Message)];
        }
        catch (ClosedVersionException e)
        {
            Faults = [new("", e.Message)];
            page.StatusCode = StatusCodes.Status409Conflict;
        }

        return page;
    }

    private async Task<bool> LoadAsync(string plan, string version, CancellationToken ct)
    {
        if (await OpenVersion.FindAsync(lists, plan, version, ct) is not var (found, known))
        {
            return false;
        }

        (Plan, Version) = (found, known);
        Imports = await imports.ListAsync(known.Id, ImportKind.Word, ct);
        return true;
    }
}
