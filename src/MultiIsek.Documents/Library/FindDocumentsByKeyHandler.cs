using MediatR;
using MultiIsek.Documents.Contracts;

namespace MultiIsek.Documents.Library;

internal sealed class FindDocumentsByKeyHandler(Shelf shelf) : IRequestHandler<FindDocumentsByKey, IReadOnlyDictionary<string, DocumentCard>>
{
    public async Task<IReadOnlyDictionary<string, DocumentCard>> Handle(FindDocumentsByKey request, CancellationToken ct)
    {
        var cards = (await shelf.CardsAsync(ct)).ByKey;
        return request.Keys.Distinct().Where(cards.ContainsKey).ToDictionary(key => key, key => cards[key]);
    }
}
