using System.Net;
using AngleSharp.Html.Dom;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Streets;

namespace MultiIsek.Tests.Participation;

/// <summary>A pin by the name of its street, without a script: the form goes there and back, and keeps what was typed.</summary>
[Collection("comments")]
public sealed class StreetFieldTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task A_street_is_looked_for_chosen_and_stored_with_its_place()
    {
        var phase = await PinsAsync();
        Assert.Null((await app.City(City).Page(CommentUrl.IdeaForm(phase.Key))).QuerySelector("#street"));
        await using (var scope = app.Scope(City))
        {
            var db = scope.Get<IsekDbContext>();
            db.AddRange(Of(0, "Marktstraße", "Altstadt", 52.036), Of(1, "Marktstraße", "Auenufer", 52.02));
            await db.SaveChangesAsync();
        }

        var form = await app.City(City).Page(CommentUrl.IdeaForm(phase.Key));
        (string, string)[] typed =
        [
            ("token", form.QuerySelector("input[name=token]")!.GetAttribute("value")!),
            ("title", "Bleibt stehen"),
            ("text", "Zu laut."),
            ("street", "marktstr 7"),
        ];
        using var nothing = await PostAsync(phase.Key, [.. typed.SkipLast(1), ("street", "Erfunden"), ("find", "1")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.Contains("steht nichts im Straßenverzeichnis", (await nothing.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        using var found = await PostAsync(phase.Key, [.. typed, ("find", "1")]);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        var offered = await found.Html();
        Assert.Equal(["Marktstraße, Altstadt", "Marktstraße, Auenufer"], offered.QuerySelectorAll("#street-strassen button").Select(b => b.TextContent));
        Assert.Equal("Bleibt stehen", offered.QuerySelector("#title")!.GetAttribute("value"));
        Assert.Equal(typed[0].Item2, offered.QuerySelector("input[name=token]")!.GetAttribute("value"));

        using var chosen = await PostAsync(phase.Key, [.. typed, ("pick", ((IHtmlButtonElement)offered.QuerySelector("#street-strassen button")!).Value)]);
        var filled = await chosen.Html();
        Assert.Equal("52.036, 8.05", filled.QuerySelector("#coordinates")!.GetAttribute("value"));
        Assert.Equal("Marktstraße, Altstadt", filled.QuerySelector("#placeNote")!.GetAttribute("value"));

        app.Time.Now += TimeSpan.FromSeconds(5);
        using var sent = await PostAsync(phase.Key, [.. typed, ("coordinates", "52.036, 8.05"), ("placeNote", "Marktstraße, Altstadt")]);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Contains("angekommen", (await sent.Html()).TextOf("h1"), StringComparison.Ordinal);
    }

    private static Street Of(int position, string name, string quarter, double latitude) =>
        new()
        {
            Position = position,
            Words = StreetWords.Line(new(name, null, quarter, 8.05, latitude)),
            Name = name,
            Quarter = quarter,
            Longitude = 8.05,
            Latitude = latitude,
        };

    private Task<ParticipationPhase> PinsAsync() => app.PhaseAsync(City, p => (p.Kind, p.PlanVersionId, p.TargetRoles) = (PhaseKind.MapPins, null, []));

    private Task<HttpResponseMessage> PostAsync(string phase, IEnumerable<(string Name, string Value)> fields) =>
        app.City(City).PostAsync(CommentUrl.IdeaForm(phase), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
}
