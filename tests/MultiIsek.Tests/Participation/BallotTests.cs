using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Retention;
using MultiIsek.Participation.Supports;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>Measures are weighed: once for each browser or account, changeable while the phase runs, closed by the write, shown beside plan and council.</summary>
[Collection("comments")]
public sealed class BallotTests(CommentApp app)
{
    private const string City = "musterstadt";
    private const string Cookie = "isek-unterstuetzt";
    private static readonly string[] Keys = ["v-radweg", "p-plaetze"];

    [Fact]
    public async Task A_guest_weighs_changes_and_takes_back_and_only_the_form_sets_the_cookie()
    {
        var phase = await PhaseAsync();
        var guest = new Visitor(app, City);
        await guest.PageAsync($"/mitmachen/{phase.Key}");
        var token = await TokenAsync(guest, phase);
        Assert.Empty(guest.Cookies);

        using var first = await SendAsync(guest, phase, token, ("m-v-radweg", "7"), ("m-p-plaetze", "3"));
        Assert.Equal("Ihre Gewichtung ist gespeichert", (await first.Html()).TextOf("h1"));
        Assert.Equal([Cookie], guest.Cookies.Keys);
        Assert.Equal(1, await ParticipantsAsync(phase.Id));
        var form = await guest.PageAsync(BallotFormPage.UrlOf(phase.Key));
        Assert.Equal("7", form.QuerySelector("#m-v-radweg")!.GetAttribute("value"));

        using var second = await SendAsync(guest, phase, await TokenAsync(guest, phase), ("m-p-plaetze", "10"));
        Assert.Equal("Ihre Gewichtung ist geändert", (await second.Html()).TextOf("h1"));
        Assert.Equal(1, await ParticipantsAsync(phase.Id));
        Assert.Equal(
            [10],
            await app.ReadAsync(
                City,
                db => db.Set<BallotValue>().Where(v => db.Set<Ballot>().Any(b => b.Id == v.BallotId && b.PhaseId == phase.Id)).Select(v => v.Value).ToListAsync()
            )
        );
        var voter = await app.ReadAsync(City, db => db.Set<BallotVoter>().SingleAsync(v => v.PhaseId == phase.Id));
        Assert.DoesNotContain(guest.Cookies[Cookie], voter.Voter, StringComparison.Ordinal);

        using var back = await guest.SubmitAsync(BallotFormPage.UrlOf(phase.Key), "#zuruecknehmen");
        Assert.Equal("Ihre Gewichtung ist zurückgenommen", (await back.Html()).TextOf("h1"));
        Assert.Equal(0, await ParticipantsAsync(phase.Id));
        Assert.Equal(0, await app.ReadAsync(City, db => db.Set<Ballot>().CountAsync(b => b.PhaseId == phase.Id)));
        using var foreign = await app.City("hagen").GetAsync(BallotFormPage.UrlOf(phase.Key));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task The_same_form_sent_twice_before_there_is_a_cookie_counts_once()
    {
        var phase = await PhaseAsync();
        var token = await TokenAsync(new Visitor(app, City), phase);
        for (var i = 0; i < 2; i++)
        {
            using var answer = await SendAsync(new Visitor(app, City), phase, token, ("m-v-radweg", "1"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(1, await ParticipantsAsync(phase.Id));
        using var other = await SendAsync(new Visitor(app, City), phase, await TokenAsync(new Visitor(app, City), phase), ("m-v-radweg", "1"));
        Assert.Equal(2, await ParticipantsAsync(phase.Id));
    }

    [Fact]
    public async Task A_person_counts_once_in_whatever_browser_finds_it_in_the_own_data_and_is_forgotten()
    {
        var phase = await PhaseAsync();
        var citizen = await app.CitizenAsync(City);
        (await SendAsync(citizen.Visitor, phase, await TokenAsync(citizen.Visitor, phase), ("m-v-radweg", "2"))).Dispose();
        var elsewhere = new Visitor(app, City);
        using var signedIn = await elsewhere.SignInAsync(citizen.Mail);
        using var again = await SendAsync(elsewhere, phase, await TokenAsync(elsewhere, phase), ("m-v-radweg", "9"));
        Assert.Equal("Ihre Gewichtung ist geändert", (await again.Html()).TextOf("h1"));
        Assert.DoesNotContain(Cookie, elsewhere.Cookies.Keys);

        using var data = await elsewhere.GetAsync("/konto?handler=Data");
        await using var zip = new System.IO.Compression.ZipArchive(await data.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(await zip.GetEntry("priorities.json")!.OpenAsync());
        var own = await reader.ReadToEndAsync();
        Assert.Contains("\"Value\":9", own.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Radweg", own, StringComparison.Ordinal);

        using var guest = await SendAsync(new Visitor(app, City), phase, await TokenAsync(new Visitor(app, City), phase), ("m-v-radweg", "1"));
        Assert.Equal((2, 2), await CountAsync(phase.Id));
        using var erased = await elsewhere.SubmitAsync("/konto/loeschen", "form[action='/konto/loeschen']", ("password", Visitor.Password));
        Assert.Equal("/", erased.Headers.Location?.ToString());
        Assert.Equal((1, 2), await CountAsync(phase.Id));
        await using var scope = app.Scope(City);
        await scope.Get<ContributionEraser>().ForgetVotersAsync(phase.Id, default);
        Assert.Equal((0, 2), await CountAsync(phase.Id));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_everything_typed_stays()
    {
        var phase = await PhaseAsync();
        var guest = new Visitor(app, City);
        using var answer = await SendAsync(guest, phase, await TokenAsync(guest, phase), ("m-v-radweg", "8"), ("m-p-plaetze", "5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains("Nehmen Sie 3 Punkte zurück.", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("5", page.QuerySelector("#m-p-plaetze")!.GetAttribute("value"));
        Assert.Empty(guest.Cookies);

        using var trapped = await SendAsync(guest, phase, await TokenAsync(guest, phase), ("m-v-radweg", "8"), ("website", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, trapped.StatusCode);
        using var forged = await SendAsync(guest, phase, await TokenAsync(guest, await PhaseAsync()), ("m-v-radweg", "8"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        Assert.Equal(0, await ParticipantsAsync(phase.Id));
    }

    [Fact]
    public async Task Another_sites_form_is_not_taken_and_one_address_has_a_limit()
    {
        var phase = await PhaseAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, BallotFormPage.UrlOf(phase.Key)) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var foreign = await app.City(City).SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);

        var most = new CommentOptions().BallotsPerAddress;
        var token = await TokenAsync(new Visitor(app, City), phase);
        for (var i = 0; i <= most; i++)
        {
            using var send = new HttpRequestMessage(HttpMethod.Post, BallotFormPage.UrlOf(phase.Key))
            {
                Content = new FormUrlEncodedContent([new("token", token), new("m-v-radweg", "1")]),
            };
            send.Headers.Add(CommentApp.Address, "203.0.113.78");
            using var answer = await app.City(City).SendAsync(send);
            Assert.Equal(i < most ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_write_itself_keeps_the_deadline_and_the_choice()
    {
        var phase = await PhaseAsync();
        Assert.Equal(BallotOutcome.Closed, await StoreAsync(phase, "a", phase.EndsAt));
        Assert.Equal(BallotOutcome.Closed, await StoreAsync(phase, "a", phase.StartsAt!.Value.AddTicks(-10)));
        Assert.Equal(BallotOutcome.Changed, await StoreAsync(phase, "a", phase.StartsAt, revision: phase.Revision + 1));
        Assert.Equal(BallotOutcome.Stored, await StoreAsync(phase, "a", phase.EndsAt!.Value.AddTicks(-10)));
        using var after = app.Time.At(new DateTimeOffset(phase.EndsAt!.Value, TimeSpan.Zero));
        Assert.Null((await app.City(City).Page(BallotFormPage.UrlOf(phase.Key))).QuerySelector("form#gewichtung"));
        foreach (var handler in new[] { "", "?handler=TakeBack" })
        {
            using var late = await app.City(City).PostAsync(BallotFormPage.UrlOf(phase.Key) + handler, new FormUrlEncodedContent([]));
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        }

        Assert.Equal(1, await ParticipantsAsync(phase.Id));
    }

    [Fact]
    public async Task Twentyfive_parallel_ballots_of_one_browser_are_one_and_of_many_are_many()
    {
        var phase = await PhaseAsync();
        var same = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => Task.Run(() => StoreAsync(phase, "derselbe"))));
        Assert.Single(same, o => o == BallotOutcome.Stored);
        Assert.Equal(24, same.Count(o => o == BallotOutcome.Replaced));
        await Task.WhenAll(Enumerable.Range(0, 25).Select(i => Task.Run(() => StoreAsync(phase, $"browser {i}"))));

        Assert.Equal(26, await ParticipantsAsync(phase.Id));
        Assert.Equal(
            (26, 26, 26),
            await app.ReadAsync(
                City,
                async db =>
                {
                    var ids = await db.Set<Ballot>().Where(b => b.PhaseId == phase.Id).Select(b => b.Id).ToListAsync();
                    return (ids.Count, await db.Set<BallotVoter>().CountAsync(v => v.PhaseId == phase.Id), await db.Set<BallotValue>().CountAsync(v => ids.Contains(v.BallotId)));
                }
            )
        );
    }

    [Fact]
    public async Task The_order_waits_for_its_day_stands_beside_plan_and_council_and_at_the_measure()
    {
        var phase = await PhaseAsync(p => (p.ShowsInterim, p.StartsAt) = (true, p.StartsAt!.Value.AddDays(-3)));
        for (var i = 0; i < 6; i++)
        {
            await StoreAsync(phase, $"gestern {i}", app.Time.Now.UtcDateTime.AddDays(-1), points: 4);
        }

        await StoreAsync(phase, "heute", points: 4);
        // Whoever looked before and after somebody changed a ballot would read what that person said.
        Assert.Null((await app.City(City).Page($"/mitmachen/{phase.Key}")).QuerySelector("table.order"));
        Assert.DoesNotContain("Rang 1", (await app.City(City).Page("/plan/stadtumbauplan/v-radweg")).TextOf("main"), StringComparison.Ordinal);

        await ChangeAsync(phase, p => (p.HasEnded, p.ResultPublishedOn) = (true, SourceDate.Of(new DateOnly(2026, 12, 1))));
        var page = await app.City(City).Page($"/mitmachen/{phase.Key}");
        Assert.Contains("7 Personen haben gewichtet.", page.TextOf("main"), StringComparison.Ordinal);
        var row = page.QuerySelector("table.order tbody tr")!;
        Assert.Contains("Radweg", row.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("28", row.QuerySelector("td[data-l=Punkte] .strong")!.TextContent);
        var beside = row.QuerySelector("td[data-l='Rat und Plan']")!.TextContent;
        Assert.Contains("sofort", beside, StringComparison.Ordinal);
        Assert.Contains("laut Plan", beside, StringComparison.Ordinal);
        Assert.Contains("unter 5", page.QuerySelectorAll("table.order tbody tr")[^1].TextContent, StringComparison.Ordinal);
        var element = (await app.City(City).Page("/plan/stadtumbauplan/v-radweg")).TextOf("#gewichtet + p");
        Assert.Contains("Rang 1 von 1 (28 Punkte)", element, StringComparison.Ordinal);
    }

    private async Task<ParticipationPhase> PhaseAsync(Action<ParticipationPhase>? change = null)
    {
        var version = await app.ReadAsync(City, db => db.Set<ParticipationPhase>().Where(o => o.Key == "vorhaben-gewichten").Select(o => o.PlanVersionId).SingleAsync());
        return await app.PhaseAsync(
            City,
            p =>
            {
                (p.Kind, p.Ballot, p.PlanVersionId) = (PhaseKind.Prioritising, new(BallotMethod.Points, 10), version);
                change?.Invoke(p);
            }
        );
    }

    private async Task ChangeAsync(ParticipationPhase phase, Action<ParticipationPhase> change)
    {
        await using var scope = app.Scope(City);
        var db = scope.Get<IsekDbContext>();
        change(await db.Set<ParticipationPhase>().SingleAsync(p => p.Id == phase.Id));
        await db.SaveChangesAsync();
    }

    private async Task<BallotOutcome> StoreAsync(ParticipationPhase phase, string secret, DateTime? at = null, int? revision = null, int points = 1)
    {
        using var moment = at is { } then ? app.Time.At(new DateTimeOffset(then, TimeSpan.Zero)) : null;
        await using var scope = app.Scope(City);
        var element = await ElementAsync("v-radweg");
        return await scope
            .Get<BallotStore>()
            .SaveAsync(phase.Id, revision ?? phase.Revision, ContributionSupport.VoterOf(phase.Id, secret), new Dictionary<Guid, int> { [element] = points }, default);
    }

    private async Task<Guid> ElementAsync(string key)
    {
        await using var scope = app.Scope(City);
        return (await scope.Get<MediatR.IMediator>().Send(new MultiIsek.Planning.Contracts.FindElement(null, key)))!.Id;
    }

    private async Task<string> TokenAsync(Visitor visitor, ParticipationPhase phase)
    {
        var page = await visitor.PageAsync(BallotFormPage.UrlOf(phase.Key));
        Assert.All(Keys, k => Assert.NotNull(page.QuerySelector($"#m-{k}")));
        app.Time.Now += TimeSpan.FromSeconds(5);
        return page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
    }

    private static Task<HttpResponseMessage> SendAsync(Visitor visitor, ParticipationPhase phase, string token, params (string Name, string Value)[] fields) =>
        visitor.PostAsync(BallotFormPage.UrlOf(phase.Key), fields.Append(("token", token)).ToDictionary(f => f.Item1, f => f.Item2));

    private Task<(int Voters, int Ballots)> CountAsync(Guid phase) =>
        app.ReadAsync(City, async db => (await db.Set<BallotVoter>().CountAsync(v => v.PhaseId == phase), await db.Set<Ballot>().CountAsync(b => b.PhaseId == phase)));

    private Task<int> ParticipantsAsync(Guid phase) => app.ReadAsync(City, db => db.Set<ParticipationPhase>().Where(p => p.Id == phase).Select(p => p.Participants).SingleAsync());
}
