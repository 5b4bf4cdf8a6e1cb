using MediatR;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Documents.Contracts;

/// <summary>A document with the key of its group.</summary>
public sealed record DocumentEntry(DocumentCard Card, string? Group);

/// <summary>Alle Dokumente der Stadt, placeholders among them; kept per revision.</summary>
/// <param name="WithDrafts">For staff: those, too, that the city does not show yet.</param>
public sealed record ListDocumentEntries(Window Window, bool WithDrafts = false) : IRequest<Slice<DocumentEntry>>;
