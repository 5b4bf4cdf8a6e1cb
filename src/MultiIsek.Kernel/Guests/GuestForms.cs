using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Guests;

/// <summary>How many forms of guests came, per address and city, in this instance's memory.</summary>
public sealed class GuestLimits(IOptions<GuestOptions> options, TimeProvider time)
{
    private readonly CityLimit _calm = new(options.Value.PerAddress, options.Value.PerTenant, options.Value.Window, time);
    private readonly CityLimit _unproven = new(options.Value.UnprovenPerAddress, options.Value.UnprovenPerTenant, options.Value.Window, time);

    public bool IsCalm(int city, string address) => _calm.Take(city, address) is null;

    public TimeSpan? TakeUnproven(int city, string address) => _unproven.Take(city, address);
}

/// <summary>
/// Formulare von Gästen: in a burst a form of somebody who is not signed in needs a proof of work (<see cref="ProofTagHelper"/>). Who has none, for want of scripts, is
/// not shut out: a contribution waits for moderation, of everything else a few are taken.
/// </summary>
public sealed class GuestForms(GuestLimits limits, Proofs proofs, CurrentTenant tenant, CurrentUser current)
{
    /// <summary>On the receipt of a contribution that waits for want of a proof.</summary>
    public const string Unproven =
        "Gerade kommen sehr viele Beiträge, und Ihr Browser hat keinen Nachweis mitgeschickt, dass kein Programm schreibt. Deshalb liest die Stadt Ihren Beitrag vorher.";

    /// <summary>False where this form came in a burst and without a proof. Counts the form and spends its proof, so it is asked once for each that is taken.</summary>
    public async Task<bool> IsTrustedAsync(HttpContext http, CancellationToken ct) =>
        current.Id is not null || limits.IsCalm(tenant.Place.Id, ClientAddress.Of(http)) || await proofs.SpendAsync(await ProofAsync(http, ct), ct);

    /// <summary>Null when the form may be taken, else how long until one without a proof may.</summary>
    public async Task<TimeSpan?> WaitAsync(HttpContext http, CancellationToken ct) =>
        await IsTrustedAsync(http, ct) ? null : limits.TakeUnproven(tenant.Place.Id, ClientAddress.Of(http));

    private static async Task<string?> ProofAsync(HttpContext http, CancellationToken ct) =>
        http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(ct))[ProofTagHelper.Field] : (string?)null;
}
