using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Grenzen für Versuche, by address and by account of a city, in memory. An account is never locked: strangers could do that to its owner.</summary>
internal sealed class Attempts(IOptions<AccountOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly RequestLimit<(int, string)> _byAddress = new(options.Value.AttemptsPerAddress, Window, time);
    private readonly RequestLimit<int> _passwords = new(options.Value.PasswordsPerCity, Window, time);
    private readonly RequestLimit<(int, string)> _acts = new(options.Value.ActsPerAccount, Window, time);
    private readonly RequestLimit<(int, string)> _byAccount = new(options.Value.AttemptsPerAccount, Window, time);
    private readonly RequestLimit<(int, string)> _forged = new(options.Value.AttemptsPerAddress, Window, time);
    private readonly CityLimit _mails = new(options.Value.MailsPerAddress, options.Value.MailsPerCity, Window, time);
    private readonly RequestLimit<(int, string)> _recipients = new(options.Value.MailsPerPerson, Window, time);

    /// <summary>Null when one was taken; else there were too many from this address, and this is how long until the next.</summary>
    public TimeSpan? Take(CurrentTenant tenant, HttpContext http) => _byAddress.Take((tenant.Place.Id, ClientAddress.Of(http)));

    /// <summary>What turned out to be right was no attempt: whoever shares an address with many colleagues does not wait for them.</summary>
    /// <param name="count">How many were taken on the way.</param>
    public void GiveBack(CurrentTenant tenant, HttpContext http, int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            _byAddress.GiveBack((tenant.Place.Id, ClientAddress.Of(http)));
        }
    }

    /// <summary>Null when a password may be compared; else this city has compared more than its share, from wherever they came, and the others need the processor.</summary>
    public TimeSpan? TakePassword(CurrentTenant tenant, HttpContext http) => Take(tenant, http) ?? _passwords.Take(tenant.Place.Id);

    /// <summary>An act of somebody who is signed in, by account; null when it was taken.</summary>
    public TimeSpan? TakeAct(int city, Guid account) => _acts.Take((city, account.ToString()));

    /// <summary>The same on the platform's own host.</summary>
    public TimeSpan? TakeAtPlatform(HttpContext http) => _byAddress.Take((0, ClientAddress.Of(http)));

    /// <summary>The same, and from wherever at this account: for what comes after the right password, which no stranger gets to.</summary>
    public TimeSpan? Take(CurrentTenant tenant, HttpContext http, Guid account) => Take(tenant, http) ?? _byAccount.Take((tenant.Place.Id, account.ToString()));

    /// <summary>Codes tried at one account of the operator, from wherever, after the right password.</summary>
    public bool MayTryAtPlatform(Guid account) => _byAccount.Take((0, account.ToString())) is null;

    /// <summary>Null when one was taken; else there were too many mails asked for from this address, or at this city.</summary>
    public TimeSpan? TakeMail(CurrentTenant tenant, HttpContext http) => _mails.Take(tenant.Place.Id, ClientAddress.Of(http));

    /// <summary>How long this address must wait that sent so many forged sign-outs of a provider; genuine ones are not counted.</summary>
    public TimeSpan? LookAtForged(CurrentTenant tenant, HttpContext http) => _forged.Look((tenant.Place.Id, ClientAddress.Of(http)));

    public void NoteForged(CurrentTenant tenant, HttpContext http) => _forged.Take((tenant.Place.Id, ClientAddress.Of(http)));

    /// <summary>False when this mailbox got enough of ours, whoever asked for them. Nobody is told: it would tell of the account.</summary>
    public bool MayMailTo(CurrentTenant tenant, string email) => _recipients.Take((tenant.Place.Id, email.ToUpperInvariant())) is null;

    /// <summary>Says how long, as exactly as somebody waits.</summary>
    public static Fault TooMany(TimeSpan wait)
    {
        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return new("", $"Das waren zu viele Versuche. Bitte warten Sie {(minutes <= 1 ? "eine Minute" : $"{minutes} Minuten")}.");
    }

    /// <summary>The page once more, with <see cref="TooMany"/> among its faults.</summary>
    public static PageResult Refuse(HttpResponse response, TimeSpan wait)
    {
        response.SetRetryAfter(wait);
        return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
    }
}
