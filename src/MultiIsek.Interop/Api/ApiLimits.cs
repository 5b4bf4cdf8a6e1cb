using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;

namespace MultiIsek.Interop.Api;

/// <summary>Grenzen je Adresse und Stadt; a key makes no difference, so that guessing keys is limited, too.</summary>
internal sealed class ApiLimits(IOptions<ApiOptions> options, TimeProvider time)
{
    private readonly CityLimit _limit = new(options.Value.PerAddress, options.Value.PerTenant, options.Value.Window, time);

    /// <summary>Null when the request may be answered, else how long to wait.</summary>
    public TimeSpan? Take(int tenant, HttpContext http) => _limit.Take(tenant, ClientAddress.Of(http));
}
