using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
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

    /// <summary>A clock may be this much off.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Where the page leads by itself; null when it has something to say.</summary>
    public string? Onward { get; private set; }
    public string Label { get; private set; } = "";
    public string Heading { get; private set; } = "Diese Anmeldung ist nicht zu Ende gekommen";
    public string Text { get; private set; } = "Sie war zu lange offen, oder sie gehört nicht zu diesem Browser. Bitte fangen Sie noch einmal an.";

    public async Task<IActionResult> OnPostAsync([FromForm] string? weiter, [FromForm] bool verbinden, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } provider)
        {
            return NotFound();
        }

        if (!attempts.MayTry(tenant, HttpContext))
        {
            return TooMany();
        }

        var next = ReturnUrl.Of(Url, weiter);
        var now = time.GetUtcNow().UtcDateTime;
        Flow flow;
        if (verbinden)
        {
            if (current.Id is not { } id || !await rights.MayChangeAsync(HttpContext.User, (await users.FindByIdAsync(id.ToString()))!))
            {
                return Redirect("/anmelden?weiter=%2Fkonto");
            }

            flow = Flow.New("/konto", now, isFresh: false, id, HttpContext.User.SessionId());
        }
        else
        {
            flow = Flow.New(next, now, isFresh: current.Id is not null);
        }

        try
        {
            var configuration = await discovery.OfAsync(tenant.Place, provider.Authority, ct);
            flows.Keep(HttpContext, flow);
            return GoOn(Question(configuration.AuthorizationEndpoint, provider, flow));
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

        if (!attempts.MayTry(tenant, HttpContext))
        {
            return TooMany();
        }

        if (flows.Take(HttpContext, state) is not { } flow)
        {
            return Say(StatusCodes.Status400BadRequest);
        }

        if (error is not null || string.IsNullOrEmpty(code))
        {
            return error == "access_denied"
                ? Say(StatusCodes.Status400BadRequest, "Sie haben die Anmeldung abgebrochen", "Es ist nichts geschehen. Sie können es noch einmal versuchen oder sich anders anmelden.")
                : Fail(new ProviderFaultException("Der Dienst hat die Anmeldung abgelehnt."));
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
                return Say(StatusCodes.Status403Forbidden, "Bitte melden Sie sich beim Anmeldedienst neu an", "Für diesen Schritt muss er Sie noch einmal nach Ihrem Passwort fragen.");
            }

            return flow.UserId is { } account ? await ConnectAsync(provider, person, account, flow, ct) : await ArriveAsync(provider, person, flow, ct);
        }
        catch (ProviderFaultException e)
        {
            return Fail(e);
        }
    }

    private string Redirection => address.Of(site.City) + Path;

    private async Task<IActionResult> ArriveAsync(IdentityProvider provider, ProviderPerson person, Flow flow, CancellationToken ct) =>
        await accounts.SignInAsync(provider, person, ct) switch
        {
            Arrival.SignedIn => GoOn(flow.Next),
            Arrival.NeedsCode => GoOn($"/anmelden/code?weiter={Uri.EscapeDataString(flow.Next)}"),
            Arrival.AddressIsTaken => Say(
                StatusCodes.Status409Conflict,
                "Sie haben hier schon ein Konto",
                $"Zu Ihrer E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich einmal so an wie bisher und wählen Sie danach unter „Mein Konto“ „Mit {provider.Label} verbinden“. Von da an genügt der Anmeldedienst."
            ),
            Arrival.NoAddress => Say(
                StatusCodes.Status403Forbidden,
                "Ihre E-Mail-Adresse ist nicht bestätigt",
                $"{provider.Label} nennt uns für Sie keine bestätigte E-Mail-Adresse. Ohne sie legen wir kein Konto an. Wenden Sie sich an die Stelle, die Ihren Zugang dort verwaltet."
            ),
            Arrival.Refused => Say(StatusCodes.Status403Forbidden, "Die Anmeldung ist nicht möglich", "Bitte versuchen Sie es noch einmal, oder melden Sie sich anders an."),
        };

    private async Task<IActionResult> ConnectAsync(IdentityProvider provider, ProviderPerson person, Guid account, Flow flow, CancellationToken ct) =>
        await accounts.ConnectAsync(provider, person, account, flow.SessionId, ct)
            ? GoOn(flow.Next)
            : Say(
                StatusCodes.Status409Conflict,
                "Die Konten wurden nicht verbunden",
                "Mit diesem Zugang ist schon ein anderes Konto verbunden, oder Sie wurden inzwischen abgemeldet."
            );

    private string Question(string endpoint, IdentityProvider provider, Flow flow) =>
        QueryHelpers.AddQueryString(
            endpoint,
            new Dictionary<string, string?>
            {
                ["response_type"] = "code",
                ["client_id"] = provider.ClientId,
                ["redirect_uri"] = Redirection,
                ["scope"] = "openid profile email",
                ["state"] = flow.State,
                ["nonce"] = flow.Nonce,
                ["code_challenge"] = flow.Challenge,
                ["code_challenge_method"] = "S256",
                ["max_age"] = flow.IsFresh ? "0" : ((long)options.Value.StaffLongest.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            }
        );

    // Who was to be asked anew was asked after the flow began.
    private TimeSpan Longest(Flow flow) => (flow.IsFresh ? time.GetUtcNow().UtcDateTime - flow.StartedAt : options.Value.StaffLongest) + Skew;

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
        return fault.IsUnreachable
            ? Say(StatusCodes.Status503ServiceUnavailable, $"{Label} ist gerade nicht erreichbar", "Bitte versuchen Sie es später noch einmal, oder melden Sie sich mit E-Mail-Adresse und Passwort an.")
            : Say(StatusCodes.Status400BadRequest, "Die Anmeldung hat nicht geklappt", $"Was {Label} geantwortet hat, können wir nicht annehmen. Bitte versuchen Sie es noch einmal, oder melden Sie sich anders an.");
    }

    private PageResult TooMany()
    {
        Response.Headers.RetryAfter = "600";
        return Say(StatusCodes.Status429TooManyRequests, "Bitte warten Sie einen Moment", Attempts.TooMany.Message);
    }

    private PageResult Say(int status, string? heading = null, string? text = null)
    {
        (Heading, Text) = (heading ?? Heading, text ?? Text);
        return new PageResult { StatusCode = status };
    }

    [LoggerMessage(LogLevel.Warning, "Sign-in with the provider of {City} failed: {Reason}")]
    private partial void LogFault(string city, string reason);
}
