using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.OpenId;

/// <summary>Seals the client secret for one city: in another city's row, or without the installation's keys, it is worth nothing.</summary>
internal sealed class ProviderSecrets(CitySeal seal)
{
    private const string Purpose = "MultiIsek.Identity.ProviderSecret";

    public string Seal(string secret) => seal.Seal(Purpose, secret);

    /// <exception cref="ProviderFaultException">It cannot be opened: the keys are others.</exception>
    public string? Open(string? sealedSecret) =>
        sealedSecret is null
            ? null
            : seal.Open<string>(Purpose, sealedSecret) ?? throw new ProviderFaultException("Das gespeicherte Geheimnis ist nicht mehr lesbar. Tragen Sie es neu ein.");
}
