using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Operators;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Audit;

/// <summary>Protokoll: newest first, by keyset; filtered by kind of act; as CSV.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class AuditPage(IsekDbContext db, AuditLog log) : PageModel
{
    public const int PageSize = 50;
    public const int ExportMax = 100_000;

    public sealed record Line(long No, DateTime At, string Actor, string? ActorName, bool IsOperator, string Name, string Subject, string Fields);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public string? Kind { get; private set; }
    public long? More { get; private set; }

    /// <summary>First entry that was changed: of those shown, or of all when all were asked.</summary>
    public long? Broken { get; private set; }
    public bool IsChecked { get; private set; }

    public async Task OnGetAsync(string? vorgang, long? vor, CancellationToken ct)
    {
        Kind = string.IsNullOrEmpty(vorgang) ? null : vorgang;
        var rows = await Filtered(Kind).Where(e => vor == null || e.No < vor).OrderByDescending(e => e.No).Take(PageSize + 1).AsNoTracking().ToListAsync(ct);
        More = rows.Count > PageSize ? rows[PageSize - 1].No : null;
        var people = rows.SelectMany(r => new[] { r.Actor, r.Subject })
            .Select(r => Guid.TryParse(r, out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty)
            .Distinct()
            .ToList();
        // With the address: anybody may take another's name.
        var names = await db.Set<User>().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString(), u => $"{u.DisplayName}, {u.Email}", ct);
        var visitors = rows.Where(r => r.Actor.StartsWith(CurrentUser.VisitorPrefix, StringComparison.Ordinal))
            .Select(r => Guid.Parse(r.Actor.AsSpan(CurrentUser.VisitorPrefix.Length)))
            .Distinct()
            .ToList();
        foreach (
            var visitor in visitors.Count == 0
                ? []
                : await db.Set<OperatorVisit>().Where(v => visitors.Contains(v.OperatorId)).Select(v => new { v.OperatorId, v.OperatorName }).Distinct().ToListAsync(ct)
        )
        {
            names[$"{CurrentUser.VisitorPrefix}{visitor.OperatorId}"] = visitor.OperatorName;
        }

        Lines =
        [
            .. rows.Take(PageSize)
                .Select(r => new Line(
                    r.No,
                    r.At,
                    r.Actor,
                    names.GetValueOrDefault(r.Actor),
                    r.Actor.StartsWith(CurrentUser.VisitorPrefix, StringComparison.Ordinal),
                    r.Name,
                    names.GetValueOrDefault(r.Subject, r.Subject),
                    r.Fields
                )),
        ];
        Broken = await log.VerifyAsync([.. rows.Take(PageSize)], ct);
    }

    /// <summary>Asks the whole chain; a long log takes its time.</summary>
    public async Task OnGetCheckAsync(CancellationToken ct)
    {
        await OnGetAsync(null, null, ct);
        IsChecked = true;
        Broken = await log.VerifyAsync(ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(string? vorgang, CancellationToken ct)
    {
        var text = new StringBuilder("\uFEFFNr;Zeitpunkt (UTC);Person;Vorgang;Gegenstand;Felder;Prüfsumme\r\n");
        await foreach (var e in Filtered(string.IsNullOrEmpty(vorgang) ? null : vorgang).AsNoTracking().OrderBy(e => e.No).Take(ExportMax).AsAsyncEnumerable().WithCancellation(ct))
        {
            text.Append(CultureInfo.InvariantCulture, $"{e.No};{e.At:O};{e.Actor};{e.Name};{e.Subject};{e.Fields};{e.Hash}\r\n");
        }

        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "protokoll.csv");
    }

    private IQueryable<AuditEntry> Filtered(string? kind) => db.Set<AuditEntry>().Where(e => kind == null || e.Name == kind);
}
