using MultiIsek.Kernel.Pages;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

internal sealed class ContactWays(CurrentSite site) : IContactWays
{
    public string? Words
    {
        get
        {
            var contact = site.City.Contact;
            List<string> ways = [];
            if (contact.Street is not null || contact.Email is not null)
            {
                ways.Add("schreiben");
            }

            if (contact.Phone is not null)
            {
                ways.Add("anrufen");
            }

            if (contact.Street is not null)
            {
                ways.Add("vorbeikommen");
            }

            return ways.Count < 2 ? ways.FirstOrDefault() : $"{string.Join(", ", ways.SkipLast(1))} oder {ways[^1]}";
        }
    }
}
