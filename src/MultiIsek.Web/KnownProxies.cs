using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace MultiIsek.Web;

/// <summary>
/// Whose word about a caller's address counts: only that of the proxies which ForwardedHeaders:KnownProxies names (addresses or networks, "10.0.0.0/8").
/// The framework trusts this machine itself by default; here nobody is trusted unasked.
/// </summary>
internal sealed class KnownProxies(IConfiguration configuration) : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions options)
    {
        options.ForwardLimit = configuration.GetValue("ForwardedHeaders:ForwardLimit", 1);
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        var proxies = configuration.GetSection("ForwardedHeaders:KnownProxies").Get<string[]>() ?? [];
        // Two empty lists would mean everybody to the framework.
        options.ForwardedHeaders = proxies.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var known in proxies)
        {
            if (IPAddress.TryParse(known, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(known));
            }
        }
    }
}
