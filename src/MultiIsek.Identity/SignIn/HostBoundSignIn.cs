using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.OpenId;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.SignIn;

/// <summary>Anmeldungen, die am Host hängen: passkeys are bound to it by the browsers, and the provider sends nobody back to an address that it does not know.</summary>
internal sealed class HostBoundSignIn(IsekDbContext db, SiteAddress address) : IHostBound
{
    public async Task<IReadOnlyList<string>> LossesAsync(string host, CancellationToken ct)
    {
        List<string> losses = [];
        var holders = db.Set<User>().Where(u => db.Set<UserPasskey>().Any(p => p.UserId == u.Id));
        var (all, bare) = (await holders.CountAsync(ct), await holders.CountAsync(u => !u.TwoFactorEnabled, ct));
        if (all > 0)
        {
            var rest =
                bare == 0
                    ? "Sie haben daneben einen anderen zweiten Faktor."
                    : $"{bare} {(bare == 1 ? "Konto" : "Konten")} davon ohne anderen zweiten Faktor: In die Verwaltung führt dort nur noch ein Wiederherstellungscode oder „tenant reset-factor“.";
            losses.Add($"Passkeys gelten dann nicht mehr: {all} {(all == 1 ? "Konto hat" : "Konten haben")} welche. {rest}");
        }

        if (await db.Set<IdentityProvider>().Where(p => p.IsOn).Select(p => p.Label).FirstOrDefaultAsync(ct) is { } provider)
        {
            losses.Add(
                $"Beim Anmeldedienst „{provider}“ müssen die neuen Adressen {address.Of(host)}{ProviderPage.Path}, {address.Of(host)}{ProviderSignOut.Path} und {address.Of(host)}{BackChannelLogout.Path} eingetragen werden."
            );
        }

        return losses;
    }
}
