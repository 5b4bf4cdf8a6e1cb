using MediatR;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Documents.Contracts;

/// <summary>Dokumente nachschlagen: unknown ids are left out. The cards of a city are kept per revision, so asking costs no query on a warm page.</summary>
/// <param name="WithDrafts">For staff: those, too, that the city does not show yet.</param>
public sealed record FindDocuments(IReadOnlyCollection<Guid> Ids, bool WithDrafts = false) : IRequest<IReadOnlyDictionary<Guid, DocumentCard>>;

/// <summary>Dokumentgruppen nachschlagen; as <see cref="FindDocuments"/>.</summary>
public sealed record FindDocumentGroups(IReadOnlyCollection<Guid> Ids) : IRequest<IReadOnlyDictionary<Guid, DocumentGroupCard>>;

/// <summary>What other pages show of a document. A placeholder has no files and no page of its own.</summary>
public sealed record DocumentCard(
    Guid Id,
    string Key,
    string Title,
    DocumentKind Kind,
    string? Publisher,
    SourceDate? DatedOn,
    DateOnly? ReadOn,
    bool IsPlaceholder,
    string? PlaceholderNote,
    IReadOnlyList<FileCard> Files
)
{
    /// <summary>The city's own group that the document belongs to.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The city took it back: it has no files any more, and its page says why.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>For whoever does not see the picture or map.</summary>
    public string? AltText { get; init; }

    /// <summary>BCP 47; null where nobody said.</summary>
    public string? Language { get; init; }
    public string? Summary { get; init; }

    /// <summary>Whom an image is owed to.</summary>
    public string? Credit { get; init; }
    public string CreditWord => Kind == DocumentKind.Image ? "Bildnachweis" : "Nachweis";

    /// <summary>Where the document itself stands on the web.</summary>
    public string? WebUrl { get; init; }

    /// <summary>From where its facts come: key and title of another document.</summary>
    public (string Key, string Title)? Source { get; init; }

    /// <summary>Its page; a placeholder's row in the list.</summary>
    public string Url => IsPlaceholder ? $"/dokumente#{Key}" : $"/dokumente/{Key}";
}

/// <summary>Zurückgezogen: when, and the city's reason.</summary>
public sealed record Withdrawal(DateOnly On, string Reason);

/// <summary>One file of the newest version.</summary>
/// <param name="Format">"PDF", "Text" …</param>
/// <param name="Size">Bytes.</param>
public sealed record FileCard(string Url, string Format, long Size)
{
    /// <summary>A PDF without tags: screen readers have a hard time with it.</summary>
    public bool IsUntagged { get; init; }

    /// <summary>Null where there is none, or none yet.</summary>
    public PreviewCard? Preview { get; init; }
}

/// <summary>Vorschaubild: the picture, or the first page of a PDF.</summary>
/// <param name="Width">Pixels.</param>
public sealed record PreviewCard(string Url, int Width, int Height);

public sealed record DocumentGroupCard(Guid Id, string Key, string? Number, string Title, string? Note)
{
    public string Url => $"/dokumente/gruppe/{Key}";
}
