using Microsoft.AspNetCore.Http;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Documents.Desk;

/// <summary>Angaben zu einem Dokument, as they are typed.</summary>
internal sealed record DocumentInput
{
    public string Title { get; init; } = "";
    public string Kind { get; init; } = nameof(DocumentKind.Other);
    public string Group { get; init; } = "";
    public string Date { get; init; } = "";
    public string Publisher { get; init; } = "";
    public string Credit { get; init; } = "";
    public string Language { get; init; } = "de";
    public string Summary { get; init; } = "";
    public string Alt { get; init; } = "";
    public string Url { get; init; } = "";

    public static DocumentInput Of(Document document, string? group) =>
        new()
        {
            Title = document.Title,
            Kind = document.Kind.ToString(),
            Group = group ?? "",
            Date = document.DatedOn?.ToInput() ?? "",
            Publisher = document.Publisher ?? "",
            Credit = document.Credit ?? "",
            Language = document.Language ?? "",
            Summary = document.Summary ?? "",
            Alt = document.AltText ?? "",
            Url = document.Url ?? "",
        };

    public static DocumentInput Read(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().ReplaceLineEndings("\n").Trim();
        return new()
        {
            Title = Text("title"),
            Kind = Text("kind"),
            Group = Text("group"),
            Date = Text("date"),
            Publisher = Text("publisher"),
            Credit = Text("credit"),
            Language = Text("language"),
            Summary = Text("summary"),
            Alt = Text("alt"),
            Url = Text("url"),
        };
    }

    /// <param name="needsTitle">False where each file gives its own.</param>
    /// <returns>The values; null where there are faults.</returns>
    public (DocumentValues? Values, IReadOnlyList<Fault> Faults) Check(IReadOnlyList<DocumentGroupCard> groups, bool needsTitle = true)
    {
        List<Fault> faults = [];
        void Short(string field, string text, int max)
        {
            if (text.Length > max)
            {
                faults.Add(new(field, $"Höchstens {max} Zeichen; es sind {text.Length}."));
            }
        }

        if (needsTitle && Title.Length == 0)
        {
            faults.Add(new("title", "Geben Sie einen Titel ein."));
        }

        Short("title", Title, Document.TitleMax);
        Short("publisher", Publisher, Document.ShortMax);
        Short("credit", Credit, Document.ShortMax);
        Short("summary", Summary, Document.NoteMax);
        Short("alt", Alt, Document.AltMax);
        Short("url", Url, Document.UrlMax);
        if (!Enum.TryParse<DocumentKind>(Kind, out var kind) || !Enum.IsDefined(kind))
        {
            faults.Add(new("kind", "Wählen Sie eine Art aus der Liste."));
        }

        var group = groups.FirstOrDefault(g => g.Key == Group);
        if (Group.Length > 0 && group is null)
        {
            faults.Add(new("group", "Diese Gruppe gibt es nicht mehr. Wählen Sie eine andere."));
        }

        var date = SourceDateInput.Read(Date);
        if (Date.Length > 0 && date is null)
        {
            faults.Add(new("date", SourceDateInput.Fault));
        }

        if (Language.Length > 0 && DocumentLanguages.All.All(l => l.Key != Language))
        {
            faults.Add(new("language", "Wählen Sie eine Sprache aus der Liste."));
        }

        if (Url.Length > 0 && (!Uri.TryCreate(Url, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)))
        {
            faults.Add(new("url", "Geben Sie eine Webadresse ein, die mit https:// beginnt."));
        }

        string? Filled(string text) => text.Length == 0 ? null : text;
        return faults.Count > 0
            ? (null, faults)
            : (new(Title, kind, group?.Id, date, Filled(Publisher), Filled(Credit), Filled(Language), Filled(Summary), Filled(Alt), Filled(Url)), faults);
    }
}

/// <summary>Angaben zu einem Dokument, checked.</summary>
internal sealed record DocumentValues(
    string Title,
    DocumentKind Kind,
    Guid? GroupId,
    SourceDate? DatedOn,
    string? Publisher,
    string? Credit,
    string? Language,
    string? Summary,
    string? AltText,
    string? Url
)
{
    /// <summary>Writes them into the row.</summary>
    /// <returns>Names of the fields that differ from what it held.</returns>
    public IReadOnlyList<string> ApplyTo(Document row)
    {
        (string Name, bool IsChanged)[] fields =
        [
            (nameof(Title), row.Title != Title),
            (nameof(Kind), row.Kind != Kind),
            (nameof(GroupId), row.GroupId != GroupId),
            (nameof(DatedOn), row.DatedOn != DatedOn),
            (nameof(Publisher), row.Publisher != Publisher),
            (nameof(Credit), row.Credit != Credit),
            (nameof(Language), row.Language != Language),
            (nameof(Summary), row.Summary != Summary),
            (nameof(AltText), row.AltText != AltText),
            (nameof(Url), row.Url != Url),
        ];
        (row.Title, row.Kind, row.GroupId, row.DatedOn, row.Publisher) = (Title, Kind, GroupId, DatedOn, Publisher);
        (row.Credit, row.Language, row.Summary, row.AltText, row.Url) = (Credit, Language, Summary, AltText, Url);
        return [.. fields.Where(f => f.IsChanged).Select(f => f.Name)];
    }
}
