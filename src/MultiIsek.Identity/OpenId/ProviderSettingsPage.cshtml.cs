using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Account;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.OpenId;

/// <summary>Anmeldedienst einrichten. Asks for a recent sign-in: whoever sets it decides who gets in.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class ProviderSettingsPage(
    IsekDbContext db,
    IMediator mediator,
    Discovery discovery,
    ProviderHttp http,
    UserManager<User> users,
    FactorRights rights,
    CurrentUser current,
    CurrentSite site,
    SiteAddress address
) : PageModel, IFaulty
{
    public const string Path = "/verwaltung/anmeldedienst";
    private const string Saved = "gespeichert";

    public ProviderInput Input { get; private set; } = new();
    public bool HasSecret { get; private set; }
    public bool IsSaved { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>What is entered at the provider.</summary>
    public string Redirection => address.Of(site.City) + ProviderPage.Path;

    public string SignedOut => address.Of(site.City) + ProviderSignOut.Path;
    public string BackChannel => address.Of(site.City) + BackChannelLogout.Path;

    /// <summary>The operator's visit in which it was changed last, or null.</summary>
    public VisitEntry? Visit { get; private set; }

    public int Revision { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] string? getan, CancellationToken ct)
    {
        if (!await MayAsync())
        {
            return Again();
        }

        var provider = await FindAsync(ct);
        Input = ProviderInput.Of(provider);
        IsSaved = getan is Saved && provider is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] ProviderInput input, [FromForm] int revision, CancellationToken ct)
    {
        Input = input with { Secret = null };
        (var command, Faults) = input.Read(await FindAsync(ct), http);
        if (!await MayAsync())
        {
            Faults = [FreshSignIn.FaultFor(current)];
            return Page();
        }

        if (Faults.Count == 0 && command.IsOn)
        {
            try
            {
                await discovery.ReadAsync(command.Authority, ct);
            }
            catch (ProviderFaultException e)
            {
                Faults = [new("authority", e.Message)];
            }
        }

        return Faults.Count > 0
            ? Page()
            : await this.TryAsync(
                faults => Faults = faults,
                async () =>
                {
                    await mediator.Send(command with { Revision = revision }, ct);
                    return $"{Path}?getan={Saved}";
                }
            );
    }

    private async Task<IdentityProvider?> FindAsync(CancellationToken ct)
    {
        var provider = await db.Set<IdentityProvider>().AsNoTracking().FirstOrDefaultAsync(ct);
        Revision = provider?.Revision ?? 0;
        HasSecret = provider?.SealedSecret is not null;
        Visit = provider?.VisitId is { } visit ? (await mediator.Send(new FindVisits([visit]), ct)).GetValueOrDefault(visit) : null;
        return provider;
    }

    private async Task<bool> MayAsync() => current.Visit is not null ? current.SignedInLately : await rights.MayChangeAsync((await users.FindByIdAsync(current.Id.ToString()!))!);

    private RedirectResult Again() => Redirect(FreshSignIn.WayFor(current, Path).Href);
}
