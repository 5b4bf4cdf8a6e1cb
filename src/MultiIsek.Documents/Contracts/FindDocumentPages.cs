using MediatR;

namespace MultiIsek.Documents.Contracts;

/// <summary>Auf welcher Seite ein PDF die gesuchten Wörter hat; by key of the document, those left out of which nothing is known.</summary>
/// <param name="Stems">As the search has them.</param>
public sealed record FindDocumentPages(IReadOnlyCollection<string> Keys, IReadOnlyList<string> Stems) : IRequest<IReadOnlyDictionary<string, DocumentPageHit>>;

/// <param name="No">From 1.</param>
/// <param name="Url">The file, opened at this page.</param>
/// <param name="Text">Of the page.</param>
public sealed record DocumentPageHit(int No, string Url, string Text);
