using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Pflichten aus Beschlüssen: what is due when and of whom, as a list, a table and a calendar.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class DutiesPage(DutyBook book, CurrentTenant tenant, TimeProvider time) : PageModel
{
    public const string Address = "/verwaltung/pflichten";
    public const string Standing = "stand";
    public const string Body = "stelle";
    public const string Year = "jahr";
    public const string Resolution = "beschluss";
    public const string OverdueWord = "ueberfaellig";
    public const string SoonWord = "bald";

    /// <summary>Words in the address with what they choose.</summary>
    public static readonly IReadOnlyList<(string Word, string Label)> Standings =
    [
        (OverdueWord, "überfällig"),
        (SoonWord, "bald fällig"),
        ("offen", "offen"),
        ("nicht-bekannt", "nicht bekannt"),
        ("erfuellt", "erfüllt"),
        ("entbehrlich", "entbehrlich"),
    ];

    public DeskList List { get; private set; } = null!;
    public IReadOnlyList<DutyLine> All { get; private set; } = [];
    public IReadOnlyList<DutyLine> Lines { get; private set; } = [];

    /// <summary>How many are overdue, by body; most first.</summary>
    public IReadOnlyList<(DutyBody Body, int Count)> Overdue { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        Lines = List.Cut(found);
        Overdue =
        [
            .. All.Where(l => l.State == DutyState.Overdue)
                .SelectMany(l => l.Obliged.DefaultIfEmpty(new("", "niemand benannt")))
                .GroupBy(b => b.Key)
                .Select(g => (g.First(), g.Count()))
                .OrderByDescending(b => b.Item2),
        ];
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        var table = new Csv("Fällig", "Stand", "Pflicht", "Ziffer", "Beschluss", "Verpflichtet", "Erfüllt am", "Anmerkung");
        foreach (var l in await FindAsync(ct))
        {
            var no = l.Clause.No.ToString(CultureInfo.InvariantCulture);
            table.Row(l.Duty.DueOn.ToString(), l.State.Word(), l.Name, no, l.Resolution.Title, l.Bodies, l.Duty.DoneOn?.ToString(), l.Duty.Note);
        }

        return File(table.ToBytes(), Csv.ContentType, "pflichten.csv");
    }

    /// <summary>What is still to do, for a calendar program.</summary>
    public async Task<IActionResult> OnGetIcalAsync(CancellationToken ct)
    {
        var calendar = new ICalendar("Pflichten aus Beschlüssen");
        foreach (var l in (await FindAsync(ct)).Where(l => l.State is DutyState.Open or DutyState.Overdue))
        {
            // The last day that is meant, and the words for what is known.
            var due = l.Duty.DueOn.Precision == DatePrecision.Day ? "" : $" (fällig {l.Duty.DueOn.ToGerman()}, den Tag nennt der Beschluss nicht)";
            calendar.AddDay(
                $"pflicht-{l.Duty.Id}@{tenant.Place.Slug}",
                time.GetUtcNow().UtcDateTime,
                l.Duty.DueOn.LastDay,
                $"{l.Name}{due}",
                $"Ziffer {l.Clause.No}, {l.Resolution.Title}. Verpflichtet: {l.Bodies}. Stand: {l.State.Word()}."
            );
        }

        return File(calendar.ToBytes(), ICalendar.ContentType, "pflichten.ics");
    }

    public int CountOf(string word) => All.Count(l => Is(l, word));

    private bool Is(DutyLine line, string word) =>
        word switch
        {
            OverdueWord => line.State == DutyState.Overdue,
            SoonWord => line.IsSoon(book.Today),
            "offen" => line.State == DutyState.Open,
            "nicht-bekannt" => line.State == DutyState.Unknown,
            "erfuellt" => line.State == DutyState.Fulfilled,
            "entbehrlich" => line.State == DutyState.Dispensable,
            _ => true,
        };

    private async Task<IReadOnlyList<DutyLine>> FindAsync(CancellationToken ct)
    {
        List = DeskList.Read(Address, Request.Query, Standing, Body, Year, Resolution);
        All = await book.ListAsync(ct);
        var found = All.Where(l => Is(l, List[Standing]))
            .Where(l => List[Body].Length == 0 || l.Obliged.Any(b => b.Key == List[Body]))
            .Where(l => List[Year].Length == 0 || l.Duty.DueOn.Year.ToString(CultureInfo.InvariantCulture) == List[Year])
            .Where(l => List[Resolution].Length == 0 || l.Resolution.Key == List[Resolution]);
        return List.Sorted(
            found,
            ("fristen", l => l.Duty.DueOn.LastDay, false),
            ("spaet", l => l.Duty.DueOn.LastDay, true),
            ("stelle", l => l.Bodies, false),
            ("stand", l => l.State.Word(), false)
        );
    }
}
