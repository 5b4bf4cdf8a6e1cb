using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Settings;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Adressen der Stadt: where own domains lead, and which one is the city's.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class HostsPage(
    OwnCity city,
    HostCheck check,
    HostLosses losses,
    CurrentUser user,
    CurrentTenant current,
    IMediator mediator,
    SiteAddress address,
    IOptions<PlatformOptions> platform
) : PageModel, IFaulty
{
    private const string Here = "/verwaltung/stadt/adressen";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, string> Words = new()
    {
        ["vorgemerkt"] = "Vorgemerkt. Wohin die Domain zeigt, steht bei ihr.",
        ["aufgenommen"] = "Aufgenommen. Die Domain leitet jetzt zur Hauptadresse.",
        ["gestrichen"] = "Gestrichen.",
        ["haupt"] = "Das ist jetzt die Hauptadresse.",
        ["entfernt"] = "Entfernt. Die Domain ist noch vorgemerkt.",
    };

    public IReadOnlyList<HostLine> Lines { get; private set; } = [];
    public IReadOnlyList<(string Host, HostState State)> Wanted { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Typed { get; private set; }
    public string? Done { get; private set; }

    public string ProofOf(string host) => HostProof.TextOf(host, Subdomain, current.Place.Id);

    public string Subdomain => HostRules.Subdomain(current.Place.Slug, platform.Value);

    public Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = Words.GetValueOrDefault(getan ?? "");
        return ReadAsync(ct);
    }

    public Task<IActionResult> OnPostWantAsync([FromForm] string? host, CancellationToken ct)
    {
        Typed = host;
        return TryAsync(() => mediator.Send(new WantHost(host ?? ""), ct), "vorgemerkt", ct);
    }

    public Task<IActionResult> OnPostForgetAsync([FromForm] string? host, CancellationToken ct) => TryAsync(() => mediator.Send(new ForgetHost(host ?? ""), ct), "gestrichen", ct);

    public Task<IActionResult> OnPostTakeAsync([FromForm] string? host, CancellationToken ct) => TryAsync(() => mediator.Send(new TakeHost(host ?? ""), ct), "aufgenommen", ct);

    public Task<IActionResult> OnPostCanonicalAsync([FromForm] string? host, [FromForm] bool sure, CancellationToken ct) =>
        ChangeAsync(host, HostChange.MakeCanonical, sure, "haupt", ct);

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string? host, [FromForm] bool sure, CancellationToken ct) => ChangeAsync(host, HostChange.Remove, sure, "entfernt", ct);

    private async Task<IActionResult> ChangeAsync(string? host, HostChange change, bool sure, string done, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (Lines.FirstOrDefault(l => l.Host == host && (change == HostChange.Remove ? l.IsOwn : !l.IsCanonical)) is not { } line)
        {
            return NotFound();
        }

        var moves = change == HostChange.MakeCanonical || line.IsCanonical;
        Faults =
            !user.SignedInLately ? [FreshSignIn.FaultFor(user)]
            : moves && line.Losses.Count > 0 && !sure ? [new("", $"Bestätigen Sie, dass Sie wissen, was nicht mehr gilt. {string.Join(' ', line.Losses)}")]
            : [];
        if (Faults.Count > 0)
        {
            return Page();
        }

        var canonical = "";
        var answer = await TryAsync(
            async () =>
            {
                canonical = (await mediator.Send(new ChangeHosts(current.Place.Slug, change, line.Host) { MayLose = sure }, ct)).CanonicalHost;
                if (change == HostChange.Remove)
                {
                    await city.KeepInMindAsync(line.Host, ct);
                }
            },
            done,
            ct
        );
        // The host that was asked may be none of the city's any more.
        return answer is RedirectResult next ? Redirect(address.Of(canonical) + next.Url) : answer;
    }

    private Task<IActionResult> TryAsync(Func<Task> act, string done, CancellationToken ct) =>
        DeskActs.TryAsync(
            async () =>
            {
                await act();
                return $"{Here}?getan={done}";
            },
            async (faults, status) =>
            {
                Faults = [.. faults.Select(f => f with { Field = "host" })];
                await ReadAsync(ct);
                return new PageResult { StatusCode = status };
            }
        );

    private async Task ReadAsync(CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        var own = await city.Catalog.Set<TenantHost>().AsNoTracking().Where(h => h.TenantId == tenant.Id).OrderBy(h => h.Host).ToListAsync(ct);
        // An operator may have taken in what the city only noted.
        var wanted = tenant.WantedHosts.Except(own.Select(h => h.Host)).ToList();
        var states = await StatesAsync([.. own.Select(h => h.Host), .. wanted], ct);
        List<HostLine> lines = [];
        foreach (var (host, isOwn, isCanonical) in own.Select(h => (h.Host, true, h.IsCanonical)).Prepend((Subdomain, false, !own.Exists(h => h.IsCanonical))))
        {
            // The canonical one is lost to the subdomain, when it goes.
            IReadOnlyList<string> lost = isCanonical && !isOwn ? [] : await losses.OfAsync(current.Place, isCanonical ? Subdomain : host, ct);
            lines.Add(new(host, isOwn, isCanonical, isOwn ? states[host] : null, lost));
        }

        Lines = [.. lines.OrderByDescending(l => l.IsCanonical)];
        Wanted = [.. wanted.Select(h => (h, states[h]))];
    }

    private async Task<Dictionary<string, HostState>> StatesAsync(IReadOnlyList<string> hosts, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var found = await Task.WhenAll(hosts.Select(h => StateAsync(h, patience.Token, ct)));
        return hosts.Zip(found).ToDictionary(p => p.First, p => p.Second);
    }

    private async Task<HostState> StateAsync(string host, CancellationToken patience, CancellationToken ct)
    {
        try
        {
            return await check.StateOfAsync(host, current.Place, patience);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return HostState.Unknown;
        }
    }
}

/// <param name="State">Null for the platform's own address.</param>
/// <param name="Losses">What stops working when it becomes the canonical one, or stops being it.</param>
internal sealed record HostLine(string Host, bool IsOwn, bool IsCanonical, HostState? State, IReadOnlyList<string> Losses);
