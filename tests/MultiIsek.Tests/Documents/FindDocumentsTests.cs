using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Tests.Documents;

[Collection("app")]
public sealed class FindDocumentsTests(App app)
{
    [Fact]
    public async Task Cards_of_this_city_are_found_and_of_another_are_not()
    {
        Guid own;
        Guid foreign;
        await using (var scope = app.Scope("hagen"))
        {
            foreign = await scope.Get<IsekDbContext>().Set<Document>().Where(d => d.Key == "quelle-isek-seite").Select(d => d.Id).SingleAsync();
        }

        await using var city = app.Scope("musterstadt");
        own = await city.Get<IsekDbContext>().Set<Document>().Where(d => d.Key == "karte-auenufer").Select(d => d.Id).SingleAsync();
        var cards = await city.Get<IMediator>().Send(new FindDocuments([own, foreign, Guid.CreateVersion7()]));

        var card = Assert.Single(cards).Value;
        Assert.True(card.IsPlaceholder);
        Assert.Empty(card.Files);
        Assert.Equal("/dokumente#karte-auenufer", card.Url);
        Assert.Equal("quelle-erfindung", card.Source!.Value.Key);
    }
}
