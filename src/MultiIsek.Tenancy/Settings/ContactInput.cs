using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>What the form of the contact sends.</summary>
internal sealed record ContactInput
{
    public const int LineMax = 120;
    public const int NoteMax = 400;
    private const int MostLinks = 8;
    private const int UrlMax = 300;

    public string? Lines { get; init; }
    public string? Street { get; init; }
    public string? PostalCode { get; init; }
    public string? City { get; init; }
    public string? Phone { get; init; }
    public string? Fax { get; init; }
    public string? Email { get; init; }
    public string? OpeningHours { get; init; }
    public string? Note { get; init; }

    /// <summary>"Beschriftung = https://…", one a line.</summary>
    public string? Links { get; init; }

    public static ContactInput Of(Contact contact, IReadOnlyList<TenantLink> links) =>
        new()
        {
            Lines = string.Join('\n', contact.Lines),
            Street = contact.Street,
            PostalCode = contact.PostalCode,
            City = contact.City,
            Phone = contact.Phone,
            Fax = contact.Fax,
            Email = contact.Email,
            OpeningHours = contact.OpeningHours,
            Note = contact.Note,
            Links = string.Join('\n', links.Select(l => $"{l.Label} = {l.Url}")),
        };

    public (SaveContact Command, IReadOnlyList<Fault> Faults) Read()
    {
        List<Fault> faults = [];
        string? Text(string field, string? text, int max)
        {
            var trimmed = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
            if (trimmed?.Length > max)
            {
                faults.Add(new(field, $"Das ist zu lang: höchstens {max} Zeichen."));
            }

            return trimmed;
        }

        var lines = Rows(Lines);
        if (lines.Length > 4 || lines.Any(l => l.Length > LineMax))
        {
            faults.Add(new("lines", $"Höchstens vier Zeilen mit je {LineMax} Zeichen."));
        }

        var contact = new Contact
        {
            Lines = lines,
            Street = Text("street", Street, LineMax),
            PostalCode = Text("postalCode", PostalCode, 5),
            City = Text("city", City, LineMax),
            Phone = Text("phone", Phone, 40),
            Fax = Text("fax", Fax, 40),
            Email = Text("email", Email, EmailForm.Longest),
            OpeningHours = Text("openingHours", OpeningHours, NoteMax),
            Note = Text("note", Note, NoteMax),
        };
        if (contact.PostalCode is { } code && (code.Length != 5 || !code.All(char.IsAsciiDigit)))
        {
            faults.RemoveAll(f => f.Field == "postalCode");
            faults.Add(new("postalCode", "Eine Postleitzahl hat fünf Ziffern."));
        }

        if (contact.Email is { } mail && !EmailForm.Fits(mail))
        {
            faults.Add(new("email", "Das ist keine E-Mail-Adresse."));
        }

        if (contact.Phone is { } phone && phone.Count(char.IsAsciiDigit) < 3)
        {
            faults.Add(new("phone", "Das ist keine Telefonnummer."));
        }

        return (new SaveContact(contact, ReadLinks(faults)), faults);
    }

    private List<TenantLink> ReadLinks(List<Fault> faults)
    {
        List<TenantLink> links = [];
        foreach (var row in Rows(Links))
        {
            var at = row.IndexOf('=', StringComparison.Ordinal);
            var (label, url) = at < 0 ? ("", row) : (row[..at].Trim(), row[(at + 1)..].Trim());
            if (label.Length is 0 or > LineMax || url.Length > UrlMax || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
            {
                faults.Add(new("links", $"„{row}“ hat nicht die Form „Beschriftung = https://…“."));
                break;
            }

            links.Add(new(label, url));
        }

        if (links.Count > MostLinks)
        {
            faults.Add(new("links", $"Höchstens {MostLinks} Verweise."));
        }

        return links;
    }

    private static string[] Rows(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
