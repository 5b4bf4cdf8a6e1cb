using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using MediatR;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.OpenId;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Identity;

/// <summary>How a person becomes a member of a city: for tests through HTTP and for those in a browser.</summary>
public static class Joining
{
    private static readonly ConcurrentDictionary<string, long> Shown = new();
    public const string Password = "Gleisdreieck-Wolkenbank-47";

    /// <summary>The invitation's path.</summary>
    public static async Task<string> InviteAsync(this App app, string city, string mail, Role role)
    {
        await using var scope = app.Scope(city);
        var sites = await scope.Get<IMediator>().Send(new ListTenants());
        scope.Get<CurrentSite>().Set(sites.Single(s => s.Place.Slug == city));
        scope.Get<CurrentUser>().SetOperator();
        return await scope.Get<IMediator>().Send(new InvitePerson(mail, role));
    }

    /// <summary>Somebody with an account of the city and no role: registered, confirmed, signed in.</summary>
    internal static async Task<(Visitor Visitor, string Mail)> CitizenAsync(this App app, string city)
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var visitor = new Visitor(app, city);
        using var registered = await visitor.SubmitAsync("/registrieren", "form[action='/registrieren']", ("name", "Bea Bürger"), ("email", mail), ("password", Password));
        using var confirmed = await visitor.SubmitAsync(Visitor.LinkIn((await visitor.MailsAsync(mail))[^1]), "main form");
        using var signedIn = await visitor.SignInAsync(mail);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return (visitor, mail);
    }

    /// <summary>Somebody of the platform: invited, with password and app, signed in on the platform's own host.</summary>
    internal static async Task<(Visitor Visitor, string Mail)> OperatorAsync(this App app)
    {
        var mail = $"{Guid.NewGuid():N}@betreiber.example";
        var path = await app.SendAsync(new InviteOperator(mail));
        var visitor = new Visitor(app, "");
        visitor.OperatorKey = (await visitor.PageAsync(path)).TextOf("#schluessel").Replace(" ", "", StringComparison.Ordinal);
        using var done = await visitor.SubmitAsync(path, "main form", ("name", "Olga Betrieb"), ("password", Password), ("code", app.CodeOf(visitor.OperatorKey)));
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        using var again = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var signedIn = await visitor.SubmitAsync("/betrieb/anmelden", "main form", ("email", mail), ("password", Password), ("code", app.CodeOf(visitor.OperatorKey)));
        Assert.Equal("/betrieb", signedIn.Headers.Location!.ToString());
        return (visitor, mail);
    }

    /// <summary>Somebody of the platform in this city, for so many minutes.</summary>
    internal static async Task<Visitor> VisitAsync(this App app, string city, int minutes, string reason)
    {
        var (visitor, _) = await app.OperatorAsync();
        var visit = new Visitor(app, city);
        using var entered = await visit.SubmitAsync(await visitor.OpenVisitAsync(city, minutes, reason), "main form");
        Assert.Equal("/verwaltung", entered.Headers.Location?.ToString());
        return visit;
    }

    /// <summary>Path of the city's host by which an operator who is signed in enters once.</summary>
    internal static async Task<string> OpenVisitAsync(this Visitor visitor, string city, int minutes, string reason)
    {
        using var answer = await visitor.SubmitAsync($"/betrieb/stadt/{city}", "main form", ("reason", reason), ("minutes", $"{minutes}"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var onward = new Uri((await answer.Html()).QuerySelector("main a.go")!.GetAttribute("href")!);
        Assert.StartsWith(city, onward.Host, StringComparison.Ordinal);
        return onward.AbsolutePath;
    }

    /// <summary>The city's provider, as an admin sets it up: an honest one, whose "mfa" counts and whose group "isek-redaktion" edits.</summary>
    public static async Task SetUpProviderAsync(this App app, string city, string issuer)
    {
        await using var scope = app.Scope(city);
        scope.Get<CurrentUser>().SetOperator();
        await scope
            .Get<IMediator>()
            .Send(new SaveProvider(true, "Rathaus-Konto", issuer, OidcServer.Client, OidcServer.Secret, "groups", [new("isek-redaktion", Role.Editor)], ["mfa"], false));
    }

    /// <summary>Path of the link in the newest mail to this address that waits in the city's outbox.</summary>
    public static async Task<string> LinkAsync(this App app, string city, string to) => Visitor.LinkIn((await new Visitor(app, city).MailsAsync(to))[^1]);

    /// <summary>What an authenticator app shows next. Each code works once, so each time it is that of a later half minute, as far as clocks may differ.</summary>
    public static string CodeOf(this App app, string secret)
    {
        var first = (app.Time.Now.ToUnixTimeSeconds() / 30) - 2;
        var step = Shown.AddOrUpdate(secret, first, (_, last) => Math.Max(last + 1, first));
        Assert.True(step <= first + 4, "This app showed five codes already: move the clock.");
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(secret.Select(c => Convert.ToString(Alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
#pragma warning disable CA5350 // RFC 6238 as apps do it.
        var hash = HMACSHA1.HashData(key, BitConverter.GetBytes(IPAddress.HostToNetworkOrder(step)));
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
