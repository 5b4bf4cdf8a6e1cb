using MediatR;
using Microsoft.Extensions.Options;
using MultiIsek.Planning.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Site.Contact;

/// <summary>Postfach: to whom the form can be sent.</summary>
/// <param name="Key">Empty for the city itself.</param>
internal sealed record Mailbox(string Key, string Name, string Email);

/// <summary>The city's mailbox and those of its bodies; in a demonstration all of them lead to the operator, since no city asked for its pages.</summary>
internal sealed class Mailboxes(CurrentSite site, IMediator mediator, IOptions<OperatorOptions> op)
{
    public bool Any => Own is not null;

    public async Task<IReadOnlyList<Mailbox>> ListAsync(CancellationToken ct)
    {
        if (Own is not { } own)
        {
            return [];
        }

        // The form shows how it would be; nobody's authority gets mail because of a demonstration.
        return
        [
            own,
            .. (await mediator.Send(new FindMailboxes(), ct)).Select(o =>
                site.City.IsDemonstration ? new Mailbox(o.Key, $"{o.Name} (Demonstration: geht an den Betreiber)", own.Email) : new Mailbox(o.Key, o.Name, o.Email)
            ),
        ];
    }

    private Mailbox? Own =>
        site.City.IsDemonstration
            ? op.Value.Email is { Length: > 0 } operatorMail
                ? new("", $"{op.Value.Name} (Betreiber dieser Demonstration)", operatorMail)
                : null
            : site.City.Contact.Email is { Length: > 0 } mail
                ? new("", site.City.Contact.Lines.Count > 0 ? site.City.Contact.Lines[0] : site.City.FullName, mail)
                : null;
}
