using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Resumable;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Desk;

/// <summary>Dokumente hinzufügen: one with its facts, or many files at once, each a document of its own. With a script each file is sent by itself.</summary>
[Authorize(Policies.Editor), PrivatePage, LargeForm]
internal sealed class NewDocumentPage(Shelf shelf, Intake intake, BegunUploads begun, VirusScanner scanner, IOptions<UploadOptions> options, IMediator mediator)
    : PageModel,
        IFaulty
{
    public const string Path = "/verwaltung/dokumente/neu";

    public sealed record Added(string Title, string Url, bool IsWaiting);

    public DocumentInput Input { get; private set; } = new();
    public bool IsPublished { get; private set; }
    public IReadOnlyList<DocumentGroupCard> Groups { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public bool HasScanner => scanner.IsOn;

    /// <summary>Of several files, those that were taken while others were not.</summary>
    public IReadOnlyList<Added> Done { get; private set; } = [];
    public UploadOptions Limits => options.Value;

    public async Task OnGetAsync(string? gruppe, CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new() { Group = Groups.Any(g => g.Key == gruppe) ? gruppe! : "" };
    }

    public async Task<IActionResult> OnPostAsync([FromForm] IFormFileCollection files, CancellationToken ct)
    {
        if (await CheckAsync(files.Count > 0, ct) is not { } values)
        {
            return Page();
        }

        if (files.Count == 0)
        {
            var key = await mediator.Send(new AddDocument(values, IsPublished, null), ct);
            return Redirect($"{EditDocumentPage.UrlOf(key)}?getan={(IsPublished ? "angelegt-oeffentlich" : "angelegt")}");
        }

        List<Added> done = [];
        List<Fault> faults = [];
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var (added, refusal, _) = await AddAsync(file.FileName, content, files.Count == 1 ? values : values with { Title = "" }, ct);
            if (added is not null)
            {
                done.Add(added);
            }
            else
            {
                faults.Add(new("files", files.Count == 1 ? refusal! : $"„{file.FileName}“: {refusal}"));
            }
        }

        (Done, Faults) = (done, faults);
        return faults.Count > 0 ? Page()
            : files.Count > 1 ? Redirect($"{DocumentFilter.Path}?sortierung=neu&getan=angelegt")
            : Redirect($"{done[0].Url}?getan={(done[0].IsWaiting ? "pruefung" : IsPublished ? "angelegt-oeffentlich" : "angelegt")}");
    }

    /// <summary>One of many files, sent by the script: the answer is for it.</summary>
    public async Task<IActionResult> OnPostFileAsync([FromForm] IFormFileCollection files, CancellationToken ct)
    {
        if (await CheckAsync(files.Count > 0, ct) is not { } values || files.Count != 1)
        {
            return Answer(null, string.Join(" ", Faults.Select(f => f.Message)));
        }

        await using var content = files[0].OpenReadStream();
        var (added, refusal, _) = await AddAsync(files[0].FileName, content, values, ct);
        return Answer(added, refusal);
    }

    /// <summary>One that came in parts: what was wrong with its bytes is said, and they go; what is in the way of them otherwise may be gone tomorrow.</summary>
    public async Task<IActionResult> OnPostUploadAsync([FromForm] string? upload, CancellationToken ct)
    {
        if (await begun.FindAsync(upload ?? "", ct) is not { IsWhole: true } whole || await begun.OpenAsync(whole, ct) is not { } content)
        {
            return Answer(null, "Die Datei ist nicht ganz angekommen, oder das ist länger als einen Tag her. Bitte laden Sie sie noch einmal hoch.");
        }

        await using (content)
        {
            if (await CheckAsync(true, ct) is not { } values)
            {
                return Answer(null, string.Join(" ", Faults.Select(f => f.Message)));
            }

            var (added, refusal, isKept) = await AddAsync(whole.FileName, content, values, ct);
            if (!isKept)
            {
                await mediator.Send(new DropUpload(whole.Id), ct);
            }

            return Answer(added, refusal);
        }
    }

    private static JsonResult Answer(Added? added, string? refusal) =>
        added is null
            ? new(new { error = refusal }) { StatusCode = StatusCodes.Status422UnprocessableEntity }
            : new(
                new
                {
                    title = added.Title,
                    url = added.Url,
                    note = added.IsWaiting ? ScanState.Waiting.ToGerman() : "",
                }
            );

    /// <returns>And whether another try with the same bytes may end better.</returns>
    private async Task<(Added? Added, string? Refusal, bool IsKept)> AddAsync(string fileName, Stream content, DocumentValues values, CancellationToken ct)
    {
        var (verdict, taken) = await intake.TakeAsync(fileName, content, ct);
        if (taken is null)
        {
            return (null, intake.Words(verdict), verdict == Verdict.NoRoom);
        }

        var title = values.Title.Length == 0 ? FileNames.Title(taken.Name) : values.Title;
        try
        {
            var key = await mediator.Send(new AddDocument(values with { Title = title }, IsPublished, taken), ct);
            return (new(title, EditDocumentPage.UrlOf(key), taken.Scan == ScanState.Waiting), null, false);
        }
        catch (RefusedException e)
        {
            return (null, e.Message, true);
        }
    }

    private async Task<DocumentValues?> CheckAsync(bool hasFile, CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = DocumentInput.Read(Request.Form);
        IsPublished = Request.Form["published"] == "true";
        (var values, Faults) = Input.Check(Groups, needsTitle: !hasFile);
        if (!hasFile && Input.Title.Length == 0)
        {
            Faults = [new("files", "Wählen Sie mindestens eine Datei, oder geben Sie einen Titel ein."), .. Faults.Where(f => f.Field != "title")];
        }

        return Faults.Count > 0 ? null : values;
    }

    private async Task LoadAsync(CancellationToken ct) => Groups = (await shelf.CardsAsync(ct)).Groups;
}
