using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Interop.ApiKeys;

/// <summary>API-Schlüssel: which programs may read what is not public; a new one is shown once, in the answer to the form. Both acts ask for a recent sign-in.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class KeysPage(IsekDbContext db, IMediator mediator, CurrentUser current, TimeProvider time) : PageModel, IFaulty
{
    public const string Path = "/verwaltung/schluessel";
    private const int Max = 200;

    public sealed record Line(
        Guid Id,
        string Name,
        string Shown,
        IReadOnlyList<ApiScope> Scopes,
        DateTime CreatedAt,
        DateTime EndsAt,
        DateTime? LastUsedAt,
        DateTime? RevokedAt,
        Guid? VisitId
    );

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>Visits of the operator in which some of the keys were made.</summary>
    public IReadOnlyDictionary<Guid, VisitEntry> Visits { get; private set; } = new Dictionary<Guid, VisitEntry>();

    /// <summary>The new key, this once.</summary>
    public string? Secret { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<ApiScope> Scopes { get; private set; } = [];
    public string Until { get; private set; } = "";
    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;
    public DateOnly Today => Berlin.Day(Now);

    /// <summary>A form that came too late stays on the page.</summary>
    public bool MayChange => current.SignedInLately || Faults.Contains(FreshSignIn.FaultFor(current));
    public (string Why, string Label, string Href) Way => FreshSignIn.WayFor(current, Path);

    public bool IsValid(Line line) => line.RevokedAt is null && line.EndsAt > Now;

    public string StateOf(Line line) =>
        line.RevokedAt is { } revoked ? $"widerrufen {GermanText.MomentOf(revoked)}"
        : line.EndsAt <= Now ? $"abgelaufen, galt bis {LastDay(line)}"
        : $"gilt bis {LastDay(line)}";

    public Task OnGetAsync(CancellationToken ct)
    {
        Until = Iso(Today.AddMonths(6));
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? name, [FromForm] string[]? scopes, [FromForm] string? until, CancellationToken ct)
    {
        (Name, Until) = ((name ?? "").Trim(), (until ?? "").Trim());
        Scopes = [.. Enum.GetValues<ApiScope>().Where(s => scopes?.Contains(s.Name()) == true)];
        var day = DateOnly.TryParseExact(Until, ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : (DateOnly?)null;
        var command = new CreateApiKey(Name, Scopes, day);
        Faults = current.SignedInLately ? command.Check(Today) : [FreshSignIn.FaultFor(current)];
        if (Faults.Count == 0)
        {
            Secret = await mediator.Send(command, ct);
            (Name, Scopes, Until) = ("", [], Iso(Today.AddMonths(6)));
        }

        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync([FromForm] Guid key, CancellationToken ct)
    {
        if (!current.SignedInLately)
        {
            Faults = [FreshSignIn.FaultFor(current)];
            Until = Iso(Today.AddMonths(6));
            await LoadAsync(ct);
            return Page();
        }

        try
        {
            await mediator.Send(new RevokeApiKey(key), ct);
            Done = "Der Schlüssel ist widerrufen und öffnet nichts mehr.";
        }
        catch (RefusedException e)
        {
            Faults = [new("", e.Message)];
        }

        Until = Iso(Today.AddMonths(6));
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Lines = await db.Set<ApiKey>()
            .OrderByDescending(k => k.CreatedAt)
            .ThenByDescending(k => k.Id)
            .Take(Max)
            .Select(k => new Line(k.Id, k.Name, k.Shown, k.Scopes, k.CreatedAt, k.EndsAt, k.LastUsedAt, k.RevokedAt, k.VisitId))
            .ToListAsync(ct);
        Visits = await mediator.Send(new FindVisits([.. Lines.Select(l => l.VisitId).OfType<Guid>()]), ct);
    }

    private static string LastDay(Line line) => GermanText.Day(Berlin.Day(line.EndsAt).AddDays(-1));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
