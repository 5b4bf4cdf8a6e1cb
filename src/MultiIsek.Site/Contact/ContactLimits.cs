using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Site.Contact;

/// <summary>Grenzen des Kontaktformulars, by address and by city.</summary>
internal sealed class ContactLimits(IOptions<ContactOptions> options, TimeProvider time)
{
    private readonly CityLimit _limit = new(options.Value.PerAddress, options.Value.PerTenant, options.Value.Window, time);

    /// <summary>Null when the message may be sent, else how long to wait.</summary>
    public TimeSpan? Take(CurrentTenant tenant, HttpContext http) => _limit.Take(tenant.Place.Id, ClientAddress.Of(http));
}
