using MultiIsek.Kernel.Caching;

namespace MultiIsek.Planning.Organisations;

/// <summary>What the public may read of a contact person.</summary>
/// <param name="Phone">The post's telephone, as address and form: it stays when the person leaves.</param>
internal sealed record PublicContact(string Function, string? Name, string? Address, string? Phone, string? Email, bool HasContactForm, string? Note)
{
    /// <summary>None: nothing. Function: the post and how to reach it. Name: the name too. All: the e-mail address too.</summary>
    public static PublicContact? Of(ContactPerson person) =>
        person.PublicFields switch
        {
            PublicFields.None => null,
            PublicFields.Function => new(person.Function, null, person.Address, person.Phone, null, person.HasContactForm, person.Note),
            PublicFields.Name => new(person.Function, person.Name, person.Address, person.Phone, null, person.HasContactForm, person.Note),
            PublicFields.All => new(person.Function, person.Name, person.Address, person.Phone, person.Email, person.HasContactForm, person.Note),
        };
}

/// <summary>An organisation that can be reached, with its people.</summary>
internal sealed record ContactCard(Organisation Organisation, string? Within, IReadOnlyList<PublicContact> People);

/// <summary>Wer zu den Plänen Auskunft gibt: the city's organisations that have an address, a telephone or a contact person.</summary>
internal sealed class ContactCards(Plans.PlanningLists lists, TimeProvider time)
{
    public async Task<IReadOnlyList<ContactCard>> ListAsync(CancellationToken ct)
    {
        var today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        var organisations = await lists.OrganisationsAsync(ct);
        var people = (await lists.ContactPersonsAsync(ct)).ToLookup(p => p.OrganisationId, PublicContact.Of);
        return
        [
            .. organisations
                .Values.Where(o => o.ValidUntil is not { } until || until >= today)
                .Select(o => new ContactCard(o, o.ParentId is { } parent ? organisations[parent].Name : null, [.. people[o.Id].OfType<PublicContact>()]))
                .Where(c => c.People.Count > 0 || IsReachable(c.Organisation))
                .OrderBy(c => c.Organisation.IsExternal)
                .ThenBy(c => c.Organisation.SortOrder),
        ];
    }

    private static bool IsReachable(Organisation organisation) =>
        organisation.Street is not null || organisation.Phone is not null || organisation.Email is not null || organisation.HasContactForm || organisation.Url is not null;
}
