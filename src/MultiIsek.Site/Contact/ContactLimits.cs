using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Site.Contact;

/// <summary>Grenzen des Kontaktformulars, by address and by city.</summary>
internal sealed class ContactLimits(IOptions<ContactOptions> options) : IDisposable
{
    private readonly RequestLimit<(int Tenant, string Address)> _addresses = new(options.Value.PerAddress, options.Value.Window);
    private readonly RequestLimit<int> _tenants = new(options.Value.PerTenant, options.Value.Window);

    /// <summary>Null when the message may be sent, else how long to wait.</summary>
    public TimeSpan? Take(CurrentTenant tenant, HttpContext http) => _addresses.Take((tenant.Place.Id, ClientAddress.Of(http))) ?? _tenants.Take(tenant.Place.Id);

    public void Dispose()
    {
        _addresses.Dispose();
        _tenants.Dispose();
    }
}
