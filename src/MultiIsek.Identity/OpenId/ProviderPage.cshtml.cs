using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.Account;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.OpenId;

/// <summary>
/// Mit dem Anmeldedienst der Stadt anmelden: a form of ours leads there (POST), the provider sends the browser back (GET). Both answer with a page that goes on
/// by itself: a form may not lead to another host (form-action), and a Strict cookie is not sent along a way that began at another site.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed partial class ProviderPage(
    IsekDbContext db,
    Discovery discovery,
    Flows flows,
    ProviderTokens tokens,
    ProviderAccounts accounts,
    UserManager<User> users,
    FactorRights rights,
    Attempts attempts,
    CurrentTenant tenant,
    CurrentUser current,
    CurrentSite site,
    SiteAddress address,
    IOptions<AccountOptions> options,
    TimeProvider time,
    ILogger<ProviderPage> log
) : PageModel
{
    public const string Path = "/anmelden/dienst";

    /// <summary>Where the page leads by itself; null when it has something to say.</summary>
    public string? Onward { get; private set; }
    public string Label { get; private set; } = "";
    public ProviderAnswer Answer { get; private set; } = ProviderAnswer.Stale;

    public async Task<IActionResult> OnPostAsync([FromForm] string? weiter, [FromForm] bool verbinden, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } provider)
        {
            return NotFound();
        }

        if (attempts.Take(tenant, HttpContext) is { } wait)
        {
            return TooMany(wait);
        }

        var next = ReturnUrl.Of(Url, weiter);
        var now = time.GetUtcNow().UtcDateTime;
        Flow flow;
        if (verbinden)
        {
            if (current.Id is not { } id || !await rights.MayChangeAsync((await users.FindByIdAsync(id.ToString()))!))
            {
                return Redirect(FreshSignIn.For("/konto"));
            }

            flow = Flow.New("/konto", now, isFresh: false, id, HttpContext.User.SessionId());
        }
        else
        {
            flow = Flow.New(next, now, isFresh: current.Id is not null, sessionId: HttpContext.User.SessionId());
        }

        try
        {
            var configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct);
            flows.Keep(HttpContext, flow);
            return GoOn(flow.Question(configuration.AuthorizationEndpoint, provider.ClientId, Redirection, options.Value.StaffLongest));
        }
        catch (ProviderFaultException e)
        {
            return Fail(e);
        }
    }

    public async Task<IActionResult> OnGetAsync(string? code, string? state, string? iss, string? error, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } provider)
        {
            return NotFound();
        }

        if (attempts.Take(tenant, HttpContext) is { } wait)
        {
            return TooMany(wait);
        }

        if (flows.Take(HttpContext, state) is not { } flow)
        {
            return Say(ProviderAnswer.Stale);
        }

        if (error is not null || string.IsNullOrEmpty(code))
        {
            return error == "access_denied" ? Say(ProviderAnswer.Cancelled) : Fail(new ProviderFaultException("Der Dienst hat die Anmeldung abgelehnt."));
        }

        try
        {
            // RFC 9207: an answer that names its sender must name the one we asked.
            var configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct);
            var mustName = configuration.AdditionalData.TryGetValue("authorization_response_iss_parameter_supported", out var said) && said is true or "true" or "True";
            if (mustName ? iss != configuration.Issuer : iss is not null && iss != configuration.Issuer)
            {
                throw new ProviderFaultException("Die Antwort kam von einem anderen Dienst (iss).");
            }

            var person = await tokens.RedeemAsync(provider, flow, code, Redirection, ct);
            if (person.Age is { } age ? age > Longest(flow) : flow.IsFresh)
            {
                return Say(ProviderAnswer.NotFresh);
            }

            return flow.UserId is { } account ? await ConnectAsync(provider, person, account, flow, ct) : await ArriveAsync(provider, person, flow, ct);
        }
        catch (ProviderFaultException e)
        {
            return Fail(e);
        }
    }

    private string Redirection => address.Of(site.City) + Path;

    private async Task<IActionResult> ArriveAsync(IdentityProvider provider, ProviderPerson person, Flow flow, CancellationToken ct)
    {
        var arrival = await accounts.SignInAsync(provider, person, ct);
        if (arrival is Arrival.SignedIn or Arrival.NeedsCode)
        {
            // There and back.
            attempts.GiveBack(tenant, HttpContext, 2);
        }

        switch (arrival)
        {
            case Arrival.SignedIn:
                // This browser has a new cookie: the session of its old one ends.
                await db.Set<Session>().Where(s => s.Id == flow.SessionId).ExecuteDeleteAsync(ct);
                return GoOn(flow.Next);
            case Arrival.NeedsCode:
                return GoOn($"/anmelden/code?weiter={Uri.EscapeDataString(flow.Next)}");
            case var refused:
                return Say(ProviderAnswer.Of(refused, Label));
        }
    }

    private async Task<IActionResult> ConnectAsync(IdentityProvider provider, ProviderPerson person, Guid account, Flow flow, CancellationToken ct) =>
        await accounts.ConnectAsync(provider, person, account, flow.SessionId, ct) ? GoOn(flow.Next) : Say(ProviderAnswer.NotConnected);

    // Who was to be asked anew was asked after the flow began.
    private TimeSpan Longest(Flow flow) => (flow.IsFresh ? time.GetUtcNow().UtcDateTime - flow.StartedAt : options.Value.StaffLongest) + ProviderTokens.Skew;

    private async Task<IdentityProvider?> FindAsync(CancellationToken ct)
    {
        var provider = await db.Set<IdentityProvider>().AsNoTracking().FirstOrDefaultAsync(p => p.IsOn, ct);
        Label = provider?.Label ?? "";
        return provider;
    }

    private PageResult GoOn(string url)
    {
        Onward = url;
        Response.GoOnTo(url);
        return Page();
    }

    private PageResult Fail(ProviderFaultException fault)
    {
        LogFault(tenant.Place.Slug, fault.Message);
        return Say(fault.IsUnreachable ? ProviderAnswer.Away(Label) : ProviderAnswer.Failed(Label));
    }

    private PageResult TooMany(TimeSpan wait)
    {
        Response.SetRetryAfter(wait);
        return Say(ProviderAnswer.TooMany(wait));
    }

    private PageResult Say(ProviderAnswer answer)
    {
        Answer = answer;
        return new PageResult { StatusCode = answer.Status };
    }

    [LoggerMessage(LogLevel.Warning, "Sign-in with the provider of {City} failed: {Reason}")]
    private partial void LogFault(string city, string reason);
}
