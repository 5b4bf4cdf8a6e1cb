using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Retention;
using MultiIsek.Participation.Supports;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>Support: once for each, by the form alone, as long as the phase is open.</summary>
[Collection("comments")]
public sealed class SupportTests(CommentApp app)
{
    private const string City = "herzberg";
    private const string Cookie = "isek-unterstuetzt";

    [Fact]
    public async Task A_guest_supports_once_and_only_the_form_sets_the_cookie()
    {
        var number = await CommentAsync();
        var guest = new Visitor(app, City);

        await guest.PageAsync("/plan/insek/m1-1/kommentare");
        await guest.PageAsync(CommentUrl.Support(number));
        Assert.Empty(guest.Cookies);

        using var first = await guest.SubmitAsync(CommentUrl.Support(number), "main form");
        Assert.Equal("1 Unterstützung", (await first.Html()).TextOf("#anzahl"));
        Assert.Equal([Cookie], guest.Cookies.Keys);
        var set = first.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);

        using var again = await guest.PostAsync(CommentUrl.Support(number), []);
        Assert.Equal("1 Unterstützung", (await again.Html()).TextOf("#anzahl"));
        Assert.Equal(1, await SupportsAsync(number));
        Assert.Equal("Sie unterstützen diesen Beitrag", (await guest.PageAsync(CommentUrl.Support(number))).TextOf("h1"));
        Assert.Contains("1 Unterstützung", (await app.City(City).Page($"/plan/insek/m1-1/kommentare")).TextOf($"#{number.ToLowerInvariant()}"), StringComparison.Ordinal);

        using var other = await new Visitor(app, City).PostAsync(CommentUrl.Support(number), []);
        Assert.Equal(2, await SupportsAsync(number));

        using var back = await guest.SubmitAsync(CommentUrl.Support(number), "main form");
        Assert.Equal("Ihre Unterstützung ist zurückgenommen.", (await back.Html()).TextOf("[role=status]"));
        Assert.Equal(1, await SupportsAsync(number));
    }

    [Fact]
    public async Task What_is_stored_is_another_hash_in_each_phase_and_not_the_cookie()
    {
        var (here, there) = (await CommentAsync(), await CommentAsync());
        var guest = new Visitor(app, City);
        (await guest.PostAsync(CommentUrl.Support(here), [])).Dispose();
        (await guest.PostAsync(CommentUrl.Support(there), [])).Dispose();

        var ids = new[] { here, there }.Select(n => Contribution.ParseNumber(n)!.Value.Number).ToList();
        var voters = await app.ReadAsync(
            City,
            db => db.Set<ContributionSupport>().Where(s => db.Set<Contribution>().Any(c => c.Id == s.ContributionId && ids.Contains(c.Number))).Select(s => s.Voter).ToListAsync()
        );

        Assert.Equal(2, voters.Distinct().Count());
        Assert.All(voters, v => Assert.DoesNotContain(guest.Cookies[Cookie], v, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_person_counts_once_in_whatever_browser()
    {
        var number = await CommentAsync();
        var citizen = await app.CitizenAsync(City);
        (await citizen.Visitor.PostAsync(CommentUrl.Support(number), [])).Dispose();
        var elsewhere = new Visitor(app, City);
        using var signedIn = await elsewhere.SignInAsync(citizen.Mail);
        using var again = await elsewhere.PostAsync(CommentUrl.Support(number), []);

        Assert.Equal("1 Unterstützung", (await again.Html()).TextOf("#anzahl"));
        Assert.DoesNotContain(Cookie, elsewhere.Cookies.Keys);
        Assert.DoesNotContain(Cookie, citizen.Visitor.Cookies.Keys);
    }

    [Fact]
    public async Task Twentyfive_parallel_clicks_of_one_browser_count_once_and_of_many_count_each()
    {
        var number = await CommentAsync();
        var id = await app.ReadAsync(City, db => db.Set<Contribution>().Where(c => c.Number == Contribution.ParseNumber(number)!.Value.Number).Select(c => c.Id).SingleAsync());
        var phase = await app.ReadAsync(City, db => db.Set<Contribution>().Where(c => c.Id == id).Select(c => c.PhaseId).SingleAsync());
        async Task<SupportAnswer> AddAsync(string secret)
        {
            await using var scope = app.Scope(City);
            return await scope.Get<SupportStore>().AddAsync(id, ContributionSupport.VoterOf(phase, secret), default);
        }

        var same = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => Task.Run(() => AddAsync("derselbe"))));
        Assert.Single(same, a => a == SupportAnswer.Done);
        Assert.Equal(1, await SupportsAsync(number));

        var many = await Task.WhenAll(Enumerable.Range(0, 25).Select(i => Task.Run(() => AddAsync($"browser {i}"))));
        Assert.All(many, a => Assert.Equal(SupportAnswer.Done, a));
        Assert.Equal(26, await SupportsAsync(number));
        Assert.Equal(26, await app.ReadAsync(City, db => db.Set<ContributionSupport>().CountAsync(s => s.ContributionId == id)));
    }

    [Fact]
    public async Task Support_ends_with_its_phase_and_is_for_what_is_visible()
    {
        var phase = await app.PhaseAsync(City);
        var (number, _) = await (await app.FormAsync(City, phase.Key)).StoreAsync("Bis zum Ende.");
        var guest = new Visitor(app, City);
        using (app.Time.At(new DateTimeOffset(phase.EndsAt!.Value, TimeSpan.Zero)))
        {
            using var late = await guest.PostAsync(CommentUrl.Support(number), []);
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Null((await guest.PageAsync(CommentUrl.Support(number))).QuerySelector("main form"));
            Assert.Equal(0, await SupportsAsync(number));
        }

        using (app.Time.At(new DateTimeOffset(phase.EndsAt!.Value.AddTicks(-10), TimeSpan.Zero)))
        {
            (await guest.PostAsync(CommentUrl.Support(number), [])).Dispose();
            Assert.Equal(1, await SupportsAsync(number));
        }

        await app.ReadAsync(City, db => db.Set<Contribution>().Where(c => c.PhaseId == phase.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ContributionState.Blocked)));
        using var hidden = await guest.PostAsync(CommentUrl.Support(number), []);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var foreign = await app.City("hagen").GetAsync(CommentUrl.Support(number));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Another_sites_form_is_not_taken_and_one_address_has_a_limit()
    {
        var number = await CommentAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, CommentUrl.Support(number)) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var foreign = await app.City(City).SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.False(foreign.Headers.Contains("Set-Cookie"));

        HttpStatusCode last = default;
        for (var i = 0; i <= new CommentOptions().SupportsPerAddress && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var click = new HttpRequestMessage(HttpMethod.Post, CommentUrl.Support(number)) { Content = new FormUrlEncodedContent([]) };
            click.Headers.Add(CommentApp.Address, "203.0.113.77");
            using var answer = await app.City(City).SendAsync(click);
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(new CommentOptions().SupportsPerAddress, await SupportsAsync(number));
    }

    [Fact]
    public async Task Comments_are_sorted_by_time_and_by_support_page_by_page()
    {
        var phase = await app.PhaseAsync("musterstadt");
        List<string> numbers = [];
        for (var i = 0; i < ContributionList.PageSize + 5; i++)
        {
            numbers.Add((await (await app.FormAsync("musterstadt", phase.Key, "b-steg")).StoreAsync($"Kommentar {i}")).Number);
        }

        await app.ReadAsync(
            "musterstadt",
            async db =>
            {
                foreach (var (number, i) in numbers.Select((n, i) => (Contribution.ParseNumber(n)!.Value.Number, i)))
                {
                    await db.Set<Contribution>().Where(c => c.Number == number && c.PhaseId == phase.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Supports, i % 7));
                }

                await db.RaiseRevisionAsync(default);
                return true;
            }
        );

        var ours = numbers.Select(n => n.ToLowerInvariant()).ToHashSet();
        var bySupport = numbers.Select((n, i) => (Id: n.ToLowerInvariant(), i)).OrderByDescending(n => n.i % 7).ThenByDescending(n => n.i).Select(n => n.Id).ToList();
        Assert.Equal(bySupport, (await WalkAsync("unterstuetzt")).Where(ours.Contains));
        Assert.Equal(numbers.Select(n => n.ToLowerInvariant()), (await WalkAsync("alt")).Where(ours.Contains));
        using var unknown = await app.City("musterstadt").GetAsync("/plan/quartiersplan-auenufer/b-steg/kommentare?sortierung=laut");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Who_supported_is_forgotten_and_the_number_stays()
    {
        var number = await CommentAsync();
        var guest = new Visitor(app, City);
        (await guest.PostAsync(CommentUrl.Support(number), [])).Dispose();
        var phase = await app.ReadAsync(
            City,
            db => db.Set<Contribution>().Where(c => c.Number == Contribution.ParseNumber(number)!.Value.Number).Select(c => c.PhaseId).SingleAsync()
        );

        await using var scope = app.Scope(City);
        await scope.Get<ContributionEraser>().ForgetVotersAsync(phase, default);

        Assert.Equal(1, await SupportsAsync(number));
        Assert.Equal("Beitrag unterstützen", (await guest.PageAsync(CommentUrl.Support(number))).TextOf("h1"));
    }

    private async Task<List<string>> WalkAsync(string order)
    {
        List<string> seen = [];
        var url = $"/plan/quartiersplan-auenufer/b-steg/kommentare?sortierung={order}";
        while (url is not null)
        {
            var page = await app.City("musterstadt").Page(url);
            seen.AddRange(page.QuerySelectorAll("article.comment").Select(a => a.Id!));
            url = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return seen;
    }

    private async Task<string> CommentAsync()
    {
        var phase = await app.PhaseAsync(City);
        return (await (await app.FormAsync(City, phase.Key)).StoreAsync("Das unterstützen andere.")).Number;
    }

    private Task<int> SupportsAsync(string number)
    {
        var (year, no) = Contribution.ParseNumber(number)!.Value;
        return app.ReadAsync(City, db => db.Set<Contribution>().Where(c => c.Year == year && c.Number == no).Select(c => c.Supports).SingleAsync());
    }
}
