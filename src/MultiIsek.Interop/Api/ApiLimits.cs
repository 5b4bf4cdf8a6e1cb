using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;

namespace MultiIsek.Interop.Api;

/// <summary>Grenzen je Adresse und Stadt; a key makes no difference, so that guessing keys is limited, too.</summary>
internal sealed class ApiLimits(IOptions<ApiOptions> options) : IDisposable
{
    private readonly RequestLimit<(int Tenant, string Address)> _addresses = new(options.Value.PerAddress, options.Value.Window);
    private readonly RequestLimit<int> _tenants = new(options.Value.PerTenant, options.Value.Window);

    /// <summary>Null when the request may be answered, else how long to wait.</summary>
    public TimeSpan? Take(int tenant, HttpContext http) => _addresses.Take((tenant, ClientAddress.Of(http))) ?? _tenants.Take(tenant);

    public void Dispose()
    {
        _addresses.Dispose();
        _tenants.Dispose();
    }
}
