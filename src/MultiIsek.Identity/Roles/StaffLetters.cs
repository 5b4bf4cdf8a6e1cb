using MediatR;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Notifications.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Roles;

internal sealed class StaffLetters(IMediator mediator, CurrentSite current, CurrentTenant tenant, SiteAddress address) : IStaffLetters
{
    public async Task SendAsync(StaffPerson person, string subject, string text, string path, CancellationToken ct)
    {
        // A chore runs in a city's scope without anybody having called its host.
        var site = current.Tenant ?? (await mediator.Send(new ListTenants(), ct)).Single(s => s.Place.Id == tenant.Id);
        var body = $"""
            Guten Tag,

            {text}

            {address.Of(site)}{path}
            """;
        await mediator.Send(new SendMail(person.Email, subject, body, site.FullName, site.Contact.Email), ct);
    }
}
