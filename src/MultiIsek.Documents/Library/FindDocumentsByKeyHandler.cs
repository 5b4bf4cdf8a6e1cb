using MediatR;
using MultiIsek.Documents.Contracts;

namespace MultiIsek.Documents.Library;

internal sealed class FindDocumentsByKeyHandler(Shelf shelf) : IRequestHandler<FindDocumentsByKey, IReadOnlyDictionary<string, DocumentCard>>
{
    public async Task<IReadOnlyDictionary<string, DocumentCard>> Handle(FindDocumentsByKey request, CancellationToken ct)
    {
        var all = await shelf.CardsAsync(ct);
        var cards = request.WithDrafts ? all.All.ToDictionary(d => d.Key) : all.ByKey;
        return request.Keys.Distinct().Where(cards.ContainsKey).ToDictionary(key => key, key => cards[key]);
    }
}
