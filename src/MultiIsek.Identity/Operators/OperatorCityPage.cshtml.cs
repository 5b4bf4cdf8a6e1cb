using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Operators;

/// <summary>Besuch beginnen: reason and length, then the way to the city's host. Asks for a recent sign-in.</summary>
[Authorize(Policies.Operator), PrivatePage]
internal sealed class OperatorCityPage(IMediator mediator, IServiceProvider services, CurrentOperator me, SiteAddress address, IOptions<AccountOptions> options, TimeProvider time)
    : PageModel,
        IFaulty
{
    public TenantSite City { get; private set; } = null!;
    public string Reason { get; private set; } = "";
    public int Minutes { get; private set; } = OperatorVisit.Lengths[0];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>The city's host, once the visit has been opened.</summary>
    public string? Onward { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct) =>
        !await FindAsync(slug, ct) ? NotFound()
        : IsRecent() ? Page()
        : Again(slug);

    public async Task<IActionResult> OnPostAsync(string slug, [FromForm] string? reason, [FromForm] int minutes, CancellationToken ct)
    {
        Reason = (reason ?? "").Trim();
        Minutes = minutes;
        if (!await FindAsync(slug, ct))
        {
            return NotFound();
        }

        Faults = [.. FaultsOf()];
        if (!IsRecent())
        {
            // What was typed stays on the page, beside the way to sign in.
            Faults = [new("", "Ihre Anmeldung liegt zu lange zurück. Melden Sie sich in einem zweiten Fenster neu an und schicken Sie dieses Formular dann noch einmal ab.")];
        }

        if (Faults.Count > 0)
        {
            return Page();
        }

        await using var scope = new TenantScope(services, City.Place);
        scope.Get<CurrentSite>().Set(City);
        scope.Get<CurrentUser>().SetOperator(me.Id!.Value);
        var code = await scope.Get<IMediator>().Send(new OpenVisit(me.Id.Value, me.Name, Reason, Minutes), ct);
        // Not a redirect: the form may only be answered by this very host.
        Onward = $"{address.Of(City)}/betrieb/eintreten/{code}";
        Response.GoOnTo(Onward);
        return Page();
    }

    private IEnumerable<Fault> FaultsOf()
    {
        if (Reason.Length is < OperatorVisit.ReasonMin or > OperatorVisit.ReasonMax)
        {
            yield return new("reason", $"Begründen Sie den Besuch mit {OperatorVisit.ReasonMin} bis {OperatorVisit.ReasonMax} Zeichen. Die Stadt liest das.");
        }

        if (!OperatorVisit.Lengths.Contains(Minutes))
        {
            yield return new("minutes", "Wählen Sie, wie lange der Besuch höchstens dauert.");
        }
    }

    private async Task<bool> FindAsync(string slug, CancellationToken ct)
    {
        var found = (await mediator.Send(new ListTenants(), ct)).FirstOrDefault(s => s.Place.Slug == slug);
        City = found!;
        return found is not null && OperatorDeskPage.MayEnter(found);
    }

    private bool IsRecent() => time.GetUtcNow().UtcDateTime - HttpContext.User.At() < options.Value.Recent;

    private RedirectResult Again(string slug) => Redirect($"/betrieb/anmelden?weiter={Uri.EscapeDataString(PathOf(slug))}");

    public static string PathOf(string slug) => $"/betrieb/stadt/{slug}";
}
