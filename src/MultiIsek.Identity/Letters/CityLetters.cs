using MediatR;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Notifications.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Letters;

internal sealed class CityLetters(IMediator mediator, CurrentSite current, CurrentTenant tenant, SiteAddress address) : ICityLetters
{
    public async Task SendAsync(string email, string subject, string text, string path, CancellationToken ct)
    {
        // A chore runs in a city's scope without anybody having called its host.
        var site = current.Tenant ?? (await mediator.Send(new ListTenants(), ct)).Single(s => s.Place.Id == tenant.Id);
        var body = $"""
            Guten Tag,

            {text}

            {address.Of(site)}{path}

            --
            {site.FullName}
            """;
        await mediator.Send(new SendMail(email, subject, body, site.FullName, site.Contact.Email), ct);
    }
}
