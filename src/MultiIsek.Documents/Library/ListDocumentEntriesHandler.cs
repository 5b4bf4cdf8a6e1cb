using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Documents.Library;

internal sealed class ListDocumentEntriesHandler(Shelf shelf) : IRequestHandler<ListDocumentEntries, Slice<DocumentEntry>>
{
    public async Task<Slice<DocumentEntry>> Handle(ListDocumentEntries request, CancellationToken ct)
    {
        var cards = await shelf.CardsAsync(ct);
        return (request.WithDrafts ? cards.All : cards.Documents)
            .Cut(request.Window, d => d.Id, d => d.Key)
            .Select(d => new DocumentEntry(d, d.GroupId is { } group ? cards.GroupsById.GetValueOrDefault(group)?.Key : null));
    }
}
