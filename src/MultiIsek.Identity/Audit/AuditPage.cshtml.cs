using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Identity.Audit;

/// <summary>Protokoll: newest first, by keyset; filtered by person, period and kind of act; as CSV with the same filter.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class AuditPage(IsekDbContext db, AuditLog log, AuditPeople people) : PageModel, IFaulty
{
    public const string Path = "/verwaltung/protokoll";
    public const int PageSize = 50;
    public const int ExportMax = 100_000;

    public sealed record Line(long No, DateTime At, string Actor, string? ActorName, bool IsOperator, string Name, string? Subject, string Fields, Guid? VisitId);

    /// <summary>The filter as it is typed.</summary>
    public sealed record Question
    {
        [FromQuery(Name = "vorgang")]
        public string? Kind { get; init; }

        [FromQuery(Name = "person")]
        public string? Person { get; init; }

        [FromQuery(Name = "von")]
        public string? From { get; init; }

        [FromQuery(Name = "bis")]
        public string? To { get; init; }

        [FromQuery(Name = "besuch")]
        public Guid? VisitId { get; init; }
    }

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public AuditFilter Filter { get; private set; } = new(null, null, null, null, null);
    public Question Asked { get; private set; } = new();
    public IReadOnlyList<(string Actor, string Label)> People { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public long? More { get; private set; }

    /// <summary>First entry that was changed: of those shown, or of all when all were asked.</summary>
    public long? Broken { get; private set; }
    public bool IsChecked { get; private set; }

    public Task OnGetAsync([FromQuery] Question asked, long? vor, CancellationToken ct)
    {
        Read(asked);
        return LoadAsync(vor, ct);
    }

    /// <summary>Asks the whole chain; a long log takes its time.</summary>
    public async Task OnGetCheckAsync([FromQuery] Question asked, CancellationToken ct)
    {
        Read(asked);
        await LoadAsync(null, ct);
        IsChecked = true;
        Broken = await log.VerifyAsync(ct);
    }

    public async Task<IActionResult> OnGetCsvAsync([FromQuery] Question asked, CancellationToken ct)
    {
        Read(asked);
        if (Faults.Count == 0 && await Filter.Of(db.Set<AuditEntry>()).CountAsync(ct) > ExportMax)
        {
            Faults = [new("von", $"Das sind mehr als {GermanText.Number(ExportMax)} Einträge, mehr als in eine Datei gehören. Wählen Sie einen kürzeren Zeitraum.")];
        }

        if (Faults.Count > 0)
        {
            await LoadAsync(null, ct);
            return Page();
        }

        var text = new StringBuilder("\uFEFFNr;Zeitpunkt (UTC);Person;Vorgang;Gegenstand;Felder;Besuch;Prüfsumme\r\n");
        await foreach (var e in Filter.Of(db.Set<AuditEntry>()).AsNoTracking().OrderBy(e => e.No).Take(ExportMax).AsAsyncEnumerable().WithCancellation(ct))
        {
            text.Append(CultureInfo.InvariantCulture, $"{e.No};{e.At:O};{e.Actor};{e.Name};{e.Subject};{e.Fields};{e.VisitId};{e.Hash}\r\n");
        }

        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "protokoll.csv");
    }

    private void Read(Question asked)
    {
        Asked = asked;
        (Filter, Faults) = AuditFilter.Read(asked.Kind, asked.Person, asked.From, asked.To, asked.VisitId);
    }

    private async Task LoadAsync(long? before, CancellationToken ct)
    {
        People = await people.ListAsync(ct);
        if (Faults.Count > 0)
        {
            return;
        }

        var rows = await Filter.Of(db.Set<AuditEntry>()).Where(e => before == null || e.No < before).OrderByDescending(e => e.No).Take(PageSize + 1).AsNoTracking().ToListAsync(ct);
        More = rows.Count > PageSize ? rows[PageSize - 1].No : null;
        Lines = await LinesAsync(people, [.. rows.Take(PageSize)], ct);
        Broken = await log.VerifyAsync([.. rows.Take(PageSize)], ct);
    }

    /// <summary>Entries with the names of those whom they mean.</summary>
    public static async Task<IReadOnlyList<Line>> LinesAsync(AuditPeople people, IReadOnlyList<AuditEntry> rows, CancellationToken ct)
    {
        var names = await people.NamesAsync([.. rows.SelectMany(r => new[] { r.Actor, r.Subject })], ct);
        var things = await people.ThingsAsync([.. rows.SelectMany(r => r.Fields.Split(',').Append(r.Subject)).Distinct()], ct);
        return
        [
            .. rows.Select(r => new Line(
                r.No,
                r.At,
                r.Actor,
                names.GetValueOrDefault(r.Actor),
                AuditPeople.IsVisitor(r.Actor),
                r.Name,
                r.Subject == r.Actor ? null : names.GetValueOrDefault(r.Subject) ?? AuditWords.Thing(r.Subject, things),
                AuditWords.Fields(r.Name, r.Fields, things),
                r.VisitId
            )),
        ];
    }
}
