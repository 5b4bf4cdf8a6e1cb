using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Streets;

/// <summary>Straßenverzeichnis: a table is checked and shown, then it replaces the list as a whole; tried out, taken away.</summary>
[Authorize(Policies.Editor), PrivatePage, LargeForm]
internal sealed class StreetsPage(IsekDbContext db, IMediator mediator) : PageModel, IFaulty
{
    public const string Address = "/verwaltung/strassen";

    /// <summary>Lines that a preview shows.</summary>
    public const int Shown = 10;

    public int Count { get; private set; }
    public string Search { get; private set; } = "";
    public IReadOnlyList<StreetCard> Found { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>What waits for a second look; null before.</summary>
    public IReadOnlyList<StreetLine>? Preview { get; private set; }

    public async Task OnGetAsync(string? suche, string? getan, CancellationToken ct)
    {
        Done = getan switch
        {
            "ersetzt" => "Die Liste ist ersetzt.",
            "entfernt" => "Die Liste ist entfernt.",
            _ => null,
        };
        Search = suche is { Length: <= FindStreets.TypedMax } ? suche.Trim() : "";
        Found = await mediator.Send(new FindStreets(Search), ct);
        Count = await db.Set<Street>().CountAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? datei, CancellationToken ct)
    {
        try
        {
            if (datei is null || datei.Length is 0 or > OfficeTable.SizeMax)
            {
                throw new RefusedException("Wählen Sie eine Tabelle mit höchstens 10 MB.");
            }

            await using var content = datei.OpenReadStream();
            var (lines, faults) = await StreetTable.ReadAsync(content, ct);
            Faults = [.. faults.Select(f => new Fault("datei", f))];
            Preview = faults.Count == 0 ? lines : null;
        }
        catch (RefusedException e)
        {
            Faults = [new("datei", e.Message)];
        }

        return await AgainAsync(ct);
    }

    public async Task<IActionResult> OnPostReplaceAsync([FromForm] string? liste, CancellationToken ct)
    {
        try
        {
            await mediator.Send(new ReplaceStreets(StreetTable.Unpack(liste)), ct);
            return Redirect($"{Address}?getan=ersetzt");
        }
        catch (RefusedException e)
        {
            Faults = [new("datei", e.Message)];
            return await AgainAsync(ct);
        }
    }

    public async Task<IActionResult> OnPostClearAsync(CancellationToken ct)
    {
        await mediator.Send(new ReplaceStreets([]), ct);
        return Redirect($"{Address}?getan=entfernt");
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var table = new Csv([.. StreetTable.Headings]);
        foreach (var street in await db.Set<Street>().AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct))
        {
            table.Row(street.Name, street.Number, street.Quarter, Degrees(street.Latitude), Degrees(street.Longitude));
        }

        return File(table.ToBytes(), Csv.ContentType, "strassen.csv");
    }

    private async Task<IActionResult> AgainAsync(CancellationToken ct)
    {
        Count = await db.Set<Street>().CountAsync(ct);
        return Page();
    }

    private static string Degrees(double value) => value.ToString("0.######", CultureInfo.GetCultureInfo("de-DE"));
}
