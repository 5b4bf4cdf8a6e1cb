using System.Text.Json;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Spaces;

namespace MultiIsek.Planning.Transfer;

/// <summary>spaces.json and organisations.json: where, and who.</summary>
internal sealed class PlacesTransfer : TransferPart
{
    private const string ContactKind = "Ansprechperson";

    public override int Order => 20;

    public override IReadOnlyDictionary<string, Type> Schemas { get; } =
        new Dictionary<string, Type> { ["spaces"] = typeof(SpacesFile), ["organisations"] = typeof(OrganisationsFile) };

    public override async Task ReadAsync(Import import, CancellationToken ct)
    {
        if (await import.ReadAsync<SpacesFile>("spaces.json", ct, PlanningKeys.SpaceKind) is { } spaces)
        {
            await import.NoteAsync(spaces, "spaces", spaces.Root.Note, ct);
            import.RefuseCycles(spaces, "parent", spaces.Root.Spaces.Select((s, i) => (s.Key, s.Parent, $"spaces[{i}]")));
            await ReadSpacesAsync(import, spaces, ct);
        }

        if (await import.ReadAsync<OrganisationsFile>("organisations.json", ct, PlanningKeys.OrganisationKind, ContactKind) is { } organisations)
        {
            import.RefuseCycles(organisations, "parent", organisations.Root.Organisations.Select((o, i) => (o.Key, o.Parent, $"organisations[{i}]")));
            await ReadOrganisationsAsync(import, organisations, ct);
            await ReadContactsAsync(import, organisations, ct);
        }
    }

    private static Task ReadSpacesAsync(Import import, JsonFile<SpacesFile> file, CancellationToken ct) =>
        import.MergeAsync(
            file,
            PlanningKeys.SpaceKind,
            file.Root.Spaces.Select((s, i) => (s, $"spaces[{i}]")).ToList(),
            s => s.Key,
            key => new Space { Key = key },
            (row, record, path, _) =>
            {
                row.Kind = record.Kind;
                row.Name = import.Text(file, $"{path}.name", record.Name, 200)!;
                row.ParentId = import.Find(file, $"{path}.parent", PlanningKeys.SpaceKind, record.Parent);
                row.Note = import.Text(file, $"{path}.note", record.Note, 1000);
                row.Geometry = Geometry(import, file, $"{path}.geometry", record.Geometry);
                row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
                row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
                return Task.CompletedTask;
            },
            ct,
            place: (row, i) => row.SortOrder = i
        );

    private static string? Geometry(Import import, JsonFile<SpacesFile> file, string path, IReadOnlyDictionary<string, JsonElement>? geometry)
    {
        if (geometry is null)
        {
            return null;
        }

        try
        {
            return GeoReader.Read(JsonSerializer.Serialize(geometry)).ToJson();
        }
        catch (FormatException e)
        {
            import.Error(file, path, e.Message);
            return null;
        }
    }

    private static Task ReadOrganisationsAsync(Import import, JsonFile<OrganisationsFile> file, CancellationToken ct) =>
        import.MergeAsync(
            file,
            PlanningKeys.OrganisationKind,
            file.Root.Organisations.Select((o, i) => (o, $"organisations[{i}]")).ToList(),
            o => o.Key,
            key => new Organisation { Key = key },
            (row, record, path, _) =>
            {
                row.Kind = record.Kind;
                row.Name = import.Text(file, $"{path}.name", record.Name, Organisation.NameMax)!;
                row.AltName = import.Text(file, $"{path}.altName", record.AltName, Organisation.NameMax);
                row.ShortName = import.Text(file, $"{path}.shortName", record.ShortName, 60);
                row.ParentId = import.Find(file, $"{path}.parent", PlanningKeys.OrganisationKind, record.Parent);
                row.Level = record.Level;
                row.Street = import.Text(file, $"{path}.street", record.Street, 120);
                row.PostalCode = import.Text(file, $"{path}.postalCode", record.PostalCode, 10);
                row.City = import.Text(file, $"{path}.city", record.City, 120);
                row.Phone = import.Text(file, $"{path}.phone", record.Phone, 40);
                row.Fax = import.Text(file, $"{path}.fax", record.Fax, 40);
                row.Email = import.Email(file, $"{path}.email", record.Email);
                row.HasContactForm = record.ContactForm;
                row.Url = import.Url(file, $"{path}.url", record.Url);
                row.OpeningHours = import.Text(file, $"{path}.openingHours", record.OpeningHours, 500);
                row.IsExternal = record.External;
                row.Note = import.Text(file, $"{path}.note", record.Note, 1000);
                row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
                row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
                if (record.Level is not null && record.Kind != OrganisationKind.Committee)
                {
                    import.Error(file, $"{path}.level", "Eine Ebene haben nur Gremien (kind: Committee).");
                }

                return Task.CompletedTask;
            },
            ct,
            place: (row, i) => row.SortOrder = i
        );

    private static Task ReadContactsAsync(Import import, JsonFile<OrganisationsFile> file, CancellationToken ct) =>
        import.MergeAsync(
            file,
            ContactKind,
            file.Root.Contacts.Select((c, i) => (c, $"contacts[{i}]")).ToList(),
            c => c.Key,
            key => new ContactPerson { Key = key },
            (row, record, path, _) =>
            {
                row.Function = import.Text(file, $"{path}.function", record.Function, 120)!;
                row.OrganisationId = import.Find(file, $"{path}.organisation", PlanningKeys.OrganisationKind, record.Organisation) ?? Guid.Empty;
                row.Address = import.Text(file, $"{path}.address", record.Address, 300);
                row.Phone = import.Text(file, $"{path}.phone", record.Phone, 40);
                row.Email = import.Email(file, $"{path}.email", record.Email);
                row.HasContactForm = record.ContactForm;
                row.PublicFields = record.PublicFields;
                row.Note = import.Text(file, $"{path}.note", record.Note, 500);
                row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
                row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
                return Task.CompletedTask;
            },
            ct
        );
}
