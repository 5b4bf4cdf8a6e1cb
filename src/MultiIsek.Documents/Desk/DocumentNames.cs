using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Desk;

/// <summary>Documents, groups, and the fields of their form.</summary>
internal sealed class DocumentNames(IsekDbContext db) : IActNames
{
    private static readonly Dictionary<string, string> Fields = new()
    {
        [nameof(DocumentValues.Title)] = "Titel",
        [nameof(DocumentValues.Kind)] = "Art",
        [nameof(DocumentValues.GroupId)] = "Gruppe",
        [nameof(DocumentValues.DatedOn)] = "Datum",
        [nameof(DocumentValues.Publisher)] = "Herausgegeben von",
        [nameof(DocumentValues.Credit)] = "Nachweis",
        [nameof(DocumentValues.Language)] = "Sprache",
        [nameof(DocumentValues.Summary)] = "Zusammenfassung",
        [nameof(DocumentValues.AltText)] = "Bildbeschreibung",
        [nameof(DocumentValues.Url)] = "Adresse im Netz",
    };

    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> words, CancellationToken ct)
    {
        Dictionary<string, string> names = [];
        var ids = words.Ids();
        if (ids.Count > 0)
        {
            var documents = await db.Set<Document>().Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Title }).ToListAsync(ct);
            documents.ForEach(d => names[d.Id.ToString()] = d.Title);
            var groups = await db.Set<DocumentGroup>().Where(g => ids.Contains(g.Id)).Select(g => new { g.Id, g.Title }).ToListAsync(ct);
            groups.ForEach(g => names[g.Id.ToString()] = g.Title);
        }

        foreach (var word in words.Where(Fields.ContainsKey))
        {
            names[word] = Fields[word];
        }

        return names;
    }
}
