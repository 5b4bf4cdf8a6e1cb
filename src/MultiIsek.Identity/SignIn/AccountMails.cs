using MediatR;
using MultiIsek.Kernel.Text;
using MultiIsek.Notifications.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.SignIn;

/// <summary>Nachrichten rund um das Konto. Links are made from the stored canonical host.</summary>
internal sealed class AccountMails(IMediator mediator, CurrentSite site, SiteAddress address)
{
    /// <summary>Whose letter is written and goes nowhere.</summary>
    public const string Nobody = "";

    public Task ConfirmAsync(string to, Guid account, string path, CancellationToken ct) =>
        SendAsync(
            to,
            "Bitte bestätigen Sie Ihre E-Mail-Adresse",
            $"""
            Guten Tag,

            mit dieser Adresse wurde auf den Seiten {site.City.OfName} zum Stadtentwicklungskonzept ein Konto angelegt. Bitte bestätigen Sie sie:

            {address.Of(site.City)}{path}

            Der Link gilt einen Tag. Wenn Sie kein Konto angelegt haben, brauchen Sie nichts zu tun.
            """,
            ct,
            account
        );

    public Task KnownAsync(string to, CancellationToken ct) =>
        SendAsync(
            to,
            "Sie haben schon ein Konto",
            $"""
            Guten Tag,

            mit dieser Adresse sollte auf den Seiten {site.City.OfName} ein Konto angelegt werden. Sie haben dort schon eines:

            {address.Of(site.City)}/anmelden

            Wenn Sie Ihr Passwort nicht mehr wissen: {address.Of(site.City)}/passwort-vergessen
            """,
            ct
        );

    public Task ResetAsync(string to, Guid account, string path, CancellationToken ct) =>
        SendAsync(
            to,
            "Neues Passwort",
            $"""
            Guten Tag,

            über diesen Link vergeben Sie ein neues Passwort für Ihr Konto auf den Seiten {site.City.OfName}:

            {address.Of(site.City)}{path}

            Der Link gilt einen Tag und einmal. Wenn Sie das nicht wollten, brauchen Sie nichts zu tun.
            """,
            ct,
            account
        );

    public Task InviteAsync(string to, string role, string path, CancellationToken ct) =>
        SendAsync(
            to,
            $"Einladung: {role}",
            $"""
            Guten Tag,

            Sie sind eingeladen, auf den Seiten {site.City.OfName} zum Stadtentwicklungskonzept mitzuarbeiten ({role}). Über diesen Link richten Sie Ihr Konto ein:

            {address.Of(site.City)}{path}

            Der Link gilt sieben Tage und einmal.
            """,
            ct
        );

    public Task FactorResetAsync(string to, CancellationToken ct) =>
        SendAsync(
            to,
            "Ihr zweiter Faktor wurde zurückgesetzt",
            $"""
            Guten Tag,

            für Ihr Konto auf den Seiten {site.City.OfName} wurde der zweite Faktor zurückgesetzt: App, Passkeys und Wiederherstellungscodes gelten nicht mehr, und Sie sind überall abgemeldet. Melden Sie sich mit Ihrem Passwort an und richten Sie ihn neu ein:

            {address.Of(site.City)}/konto/zweiter-faktor

            Wenn Sie nicht darum gebeten haben, antworten Sie bitte auf diese Nachricht und ändern Sie Ihr Passwort.
            """,
            ct
        );

    public Task PasswordChangedAsync(string to, CancellationToken ct) =>
        SendAsync(
            to,
            "Ihr Passwort wurde geändert",
            $"""
            Guten Tag,

            das Passwort Ihres Kontos auf den Seiten {site.City.OfName} wurde geändert, und Sie sind überall abgemeldet.

            Wenn Sie das nicht waren, vergeben Sie bitte sofort ein neues und geben Sie der Stadt Bescheid: {address.Of(site.City)}/passwort-vergessen
            """,
            ct
        );

    /// <param name="endsAt">UTC.</param>
    public Task VisitAsync(string to, string who, string reason, DateTime endsAt, CancellationToken ct) =>
        SendAsync(
            to,
            "Der Betreiber handelt auf Ihrer Seite",
            $"""
            Guten Tag,

            {who} vom Betreiber der Plattform hat auf den Seiten {site.City.OfName} bis {GermanText.MomentOf(endsAt)} die Rechte der Leitung. Die Begründung:

            {reason}

            Sie können den Besuch jederzeit beenden und nachlesen, was geschehen ist:

            {address.Of(site.City)}/verwaltung/betrieb
            """,
            ct
        );

    private Task<Guid> SendAsync(string to, string subject, string text, CancellationToken ct, Guid? account = null) =>
        mediator.Send(new SendMail(to, subject, text, site.City.FullName, site.City.Contact.Email) { Account = account }, ct);
}
