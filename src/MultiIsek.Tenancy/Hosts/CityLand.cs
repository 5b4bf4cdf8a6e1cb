using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

internal sealed class CityLand(CurrentSite site) : ICityLand
{
    public string Code => site.City.Land.ToString();
}
