using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.OpenId;

/// <summary>Seals the client secret for one city: in another city's row, or without the installation's keys, it is worth nothing.</summary>
internal sealed class ProviderSecrets(IDataProtectionProvider protection, CurrentTenant tenant)
{
    public string Seal(string secret) => Protector().Protect(secret);

    /// <exception cref="ProviderFaultException">It cannot be opened: the keys are others.</exception>
    public string? Open(string? sealedSecret)
    {
        try
        {
            return sealedSecret is null ? null : Protector().Unprotect(sealedSecret);
        }
        catch (CryptographicException e)
        {
            throw new ProviderFaultException("Das gespeicherte Geheimnis ist nicht mehr lesbar. Tragen Sie es neu ein.", e);
        }
    }

    private IDataProtector Protector() => protection.CreateProtector("MultiIsek.Identity.ProviderSecret", tenant.Place.Id.ToString(CultureInfo.InvariantCulture));
}
