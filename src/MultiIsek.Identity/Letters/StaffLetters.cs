using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Notifications.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Letters;

internal sealed class StaffLetters(IMediator mediator, IsekDbContext db, CurrentSite current, CurrentTenant tenant, SiteAddress address, LetterTokens tokens) : IStaffLetters
{
    public async Task SendAsync(StaffPerson person, LetterKind kind, string subject, string text, string path, CancellationToken ct)
    {
        if (await db.Set<LetterRefusal>().AnyAsync(r => r.UserId == person.Id && r.Kind == kind.Key, ct))
        {
            return;
        }

        // A chore runs in a city's scope without anybody having called its host.
        var site = current.Tenant ?? (await mediator.Send(new ListTenants(), ct)).Single(s => s.Place.Id == tenant.Id);
        var end = $"{address.Of(site)}{UnsubscribePage.Path}/{tokens.Write(person.Id, kind)}";
        var body = $"""
            Guten Tag,

            {text}

            {address.Of(site)}{path}

            --
            Diese Erinnerungen ({kind.Name}) nicht mehr per E-Mail bekommen:
            {end}
            """;
        await mediator.Send(new SendMail(person.Email, subject, body, site.FullName, site.Contact.Email) { UnsubscribeUrl = end }, ct);
    }
}
