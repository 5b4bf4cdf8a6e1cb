using MediatR;

namespace MultiIsek.Documents.Contracts;

/// <summary>Dokumente nach Schlüssel nachschlagen, for values that hold keys as in the data files; unknown keys are left out. As <see cref="FindDocuments"/>.</summary>
public sealed record FindDocumentsByKey(IReadOnlyCollection<string> Keys, bool WithDrafts = false) : IRequest<IReadOnlyDictionary<string, DocumentCard>>;
