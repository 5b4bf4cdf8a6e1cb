using MultiIsek.Kernel.Pages;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

internal sealed class PublicAddress(CurrentSite site, SiteAddress address) : IPublicAddress
{
    public string UrlOf(string path) => (site.Tenant is { } city ? address.Of(city) : address.Platform) + path;
}
