using System.ComponentModel.DataAnnotations;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Organisations;

/// <summary>Angaben einer Stelle, as the form sends them.</summary>
internal sealed record OrganisationForm
{
    [Required(ErrorMessage = "Wählen Sie, was für eine Stelle es ist.")]
    public OrganisationKind? Kind { get; init; }

    [Required(ErrorMessage = "Geben Sie der Stelle einen Namen."), Line(Organisation.NameMax)]
    public string? Name { get; init; }

    [Line(Organisation.NameMax)]
    public string? AltName { get; init; }

    [Line(60)]
    public string? ShortName { get; init; }

    /// <summary>Key.</summary>
    public string? Parent { get; init; }
    public CommitteeLevel? Level { get; init; }

    [Line(120)]
    public string? Street { get; init; }

    [Line(10)]
    public string? PostalCode { get; init; }

    [Line(120)]
    public string? City { get; init; }

    [Line(40)]
    public string? Phone { get; init; }

    [Line(40)]
    public string? Fax { get; init; }

    [MailAddress]
    public string? Email { get; init; }
    public bool HasContactForm { get; init; }

    [WebAddress]
    public string? Url { get; init; }

    [Long(500)]
    public string? OpeningHours { get; init; }
    public bool IsExternal { get; init; }

    [Long(1000)]
    public string? Note { get; init; }

    public static OrganisationForm Of(Organisation row, Organisation? parent) =>
        new()
        {
            Kind = row.Kind,
            Name = row.Name,
            AltName = row.AltName,
            ShortName = row.ShortName,
            Parent = parent?.Key,
            Level = row.Level,
            Street = row.Street,
            PostalCode = row.PostalCode,
            City = row.City,
            Phone = row.Phone,
            Fax = row.Fax,
            Email = row.Email,
            HasContactForm = row.HasContactForm,
            Url = row.Url,
            OpeningHours = row.OpeningHours,
            IsExternal = row.IsExternal,
            Note = row.Note,
        };

    public void ApplyTo(Organisation row)
    {
        row.Kind = Kind!.Value;
        row.Name = Name!.Trim();
        row.AltName = AltName.OrNull();
        row.ShortName = ShortName.OrNull();
        // Only committees have one; whoever changes the kind need not empty it first.
        row.Level = Kind == OrganisationKind.Committee ? Level : null;
        row.Street = Street.OrNull();
        row.PostalCode = PostalCode.OrNull();
        row.City = City.OrNull();
        row.Phone = Phone.OrNull();
        row.Fax = Fax.OrNull();
        row.Email = Email.OrNull();
        row.HasContactForm = HasContactForm;
        row.Url = Url.OrNull();
        row.OpeningHours = OpeningHours.OrNull();
        row.IsExternal = IsExternal;
        row.Note = Note.OrNull();
    }
}
