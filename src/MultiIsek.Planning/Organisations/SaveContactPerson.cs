using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Organisations;

/// <summary>Angaben einer Ansprechperson, as the form sends them.</summary>
internal sealed record ContactForm
{
    [Required(ErrorMessage = "Geben Sie die Funktion an, zum Beispiel „Ansprechperson Stadtumbau“."), Line(120)]
    public string? Function { get; init; }

    [Line(120)]
    public string? Name { get; init; }

    [Line(300)]
    public string? Address { get; init; }

    [Line(40)]
    public string? Phone { get; init; }

    [MailAddress]
    public string? Email { get; init; }
    public bool HasContactForm { get; init; }
    public PublicFields PublicFields { get; init; } = PublicFields.Function;

    [Long(500)]
    public string? Note { get; init; }

    public static ContactForm Of(ContactPerson row) =>
        new()
        {
            Function = row.Function,
            Name = row.Name,
            Address = row.Address,
            Phone = row.Phone,
            Email = row.Email,
            HasContactForm = row.HasContactForm,
            PublicFields = row.PublicFields,
            Note = row.Note,
        };
}

/// <summary>Ansprechperson einer Stelle anlegen oder ändern.</summary>
/// <exception cref="FieldsRefusedException"/>
/// <exception cref="StaleException"/>
internal sealed record SaveContactPerson(Guid OrganisationId, Guid? Id, int Revision, ContactForm Form) : IRequest, IAudited
{
    public Act Act => new("contact.saved", OrganisationId.ToString());
}

/// <summary>Ansprechperson löschen.</summary>
internal sealed record DeleteContactPerson(Guid OrganisationId, Guid Id) : IRequest, IAudited
{
    public Act Act => new("contact.deleted", OrganisationId.ToString());
}

internal sealed class ContactPersonHandlers(IsekDbContext db) : IRequestHandler<SaveContactPerson, Unit>, IRequestHandler<DeleteContactPerson, Unit>
{
    public async Task<Unit> Handle(SaveContactPerson command, CancellationToken ct)
    {
        var form = command.Form;
        var row = command.Id is { } id ? await db.Set<ContactPerson>().SingleAsync(p => p.Id == id && p.OrganisationId == command.OrganisationId, ct) : null;
        if (row is not null && row.Revision != command.Revision)
        {
            throw new StaleException();
        }

        FormRules.Check(form).RefuseFaults();
        if (row is null)
        {
            var taken = await db.Set<ContactPerson>().Select(p => p.Key).ToHashSetAsync(ct);
            // Of the function: a key in an address may name nobody.
            row = new ContactPerson { Key = KeyText.Free(KeyText.Stem(form.Function!, "person"), taken), OrganisationId = command.OrganisationId };
            db.Add(row);
        }

        (row.Function, row.Name, row.Address, row.Phone) = (form.Function!.Trim(), form.Name.OrNull(), form.Address.OrNull(), form.Phone.OrNull());
        (row.Email, row.HasContactForm, row.PublicFields, row.Note) = (form.Email.OrNull(), form.HasContactForm, form.PublicFields, form.Note.OrNull());
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteContactPerson command, CancellationToken ct)
    {
        db.Remove(await db.Set<ContactPerson>().SingleAsync(p => p.Id == command.Id && p.OrganisationId == command.OrganisationId, ct));
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }
}
