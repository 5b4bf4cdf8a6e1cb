using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Tests.Planning;

namespace MultiIsek.Tests.Interop;

[Collection("app")]
public sealed class ApiKeyTests(App app)
{
    private const string City = "musterstadt";

    [Fact]
    public async Task A_draft_is_not_there_without_the_scope_for_it()
    {
        using var copy = DraftCity.Of();
        await app.ImportAsync(copy.Folder);
        var city = copy.Slug;
        var drafts = await app.KeyAsync(city, 1, ApiScope.PlanDrafts);
        var others = await app.KeyAsync(city, 1, ApiScope.AllContributions);

        Assert.Equal("Draft", (await app.ReadAsync(city, $"versions/{DraftCity.Version}", drafts)).Text("state"));
        Assert.NotEmpty((await app.ReadAsync(city, $"elements?version={DraftCity.Version}", drafts)).GetProperty("items").EnumerateArray());
        foreach (var key in new[] { null, others })
        {
            using var version = await app.AskAsync(city, $"versions/{DraftCity.Version}", key);
            await version.ProblemAsync(HttpStatusCode.NotFound);
            Assert.Empty((await app.ReadAsync(city, $"elements?version={DraftCity.Version}", key)).GetProperty("items").EnumerateArray());
            Assert.DoesNotContain(DraftCity.Version, (await app.ReadAsync(city, "versions", key)).GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_of_one_city_is_worthless_in_another()
    {
        var key = await app.KeyAsync(City, 1, ApiScope.PlanDrafts);

        using var here = await app.AskAsync(City, "plans", key);
        using var there = await app.AskAsync("landsberg", "versions/leitlinien-entwurf-09", key);
        using var open = await app.AskAsync("landsberg", "plans", key);

        Assert.Equal(HttpStatusCode.OK, here.StatusCode);
        await there.ProblemAsync(HttpStatusCode.Unauthorized);
        await open.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_ends_with_its_last_day()
    {
        var key = await app.KeyAsync(City, 1, ApiScope.PlanDrafts);
        using (app.Time.At(TestTime.Start.AddHours(12).AddMinutes(59)))
        {
            using var before = await app.AskAsync(City, "plans", key);
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        // 23:00 UTC is midnight in Berlin.
        using var later = app.Time.At(TestTime.Start.AddHours(13));
        using var after = await app.AskAsync(City, "plans", key);
        await after.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once()
    {
        var key = await app.KeyAsync(City, 30, ApiScope.PlanDrafts);
        using var before = await app.AskAsync(City, "plans", key);
        await using (var scope = app.Scope(City))
        {
            await scope.Get<IMediator>().Send(new RevokeApiKey((await FindAsync(scope.Get<IsekDbContext>(), key)).Id));
        }

        using var after = await app.AskAsync(City, "plans", key);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        var problem = await after.ProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("Schlüssel oder Token gilt nicht", problem.Text("title"));
        Assert.Equal("Bearer", Assert.Single(after.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer isek_")]
    [InlineData("Bearer isek_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic aXNlazppc2Vr")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    [InlineData("isek_AAAA")]
    public async Task What_is_no_key_is_refused_and_not_taken_for_a_guest(string authorization)
    {
        using var answer = await app.AskAsync(City, "plans", null, ("Authorization", authorization));
        using var tooLong = await app.AskAsync(City, "plans", null, ("Authorization", $"Bearer isek_{new string('A', 5000)}"));

        await answer.ProblemAsync(HttpStatusCode.Unauthorized);
        await tooLong.ProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_the_hash_of_a_key_is_kept()
    {
        var key = await app.KeyAsync(City, 1, ApiScope.PlanDrafts);
        var other = await app.KeyAsync(City, 1, ApiScope.PlanDrafts);
        await using var scope = app.Scope(City);
        var row = await FindAsync(scope.Get<IsekDbContext>(), key);

        Assert.NotEqual(key, other);
        // 32 random bytes behind the word that all keys begin with.
        Assert.Matches("^isek_[A-Za-z0-9_-]{43}$", key);
        Assert.Equal(64, row.Hash.Length);
        Assert.Equal(key[..12], row.Shown);
    }

    [Fact]
    public async Task The_last_use_is_noted_once_a_minute()
    {
        var key = await app.KeyAsync(City, 2, ApiScope.PlanDrafts);
        Assert.Null(await UsedAsync());
        using var clock = app.Time.At(app.Time.Now);
        var first = app.Time.Now.UtcDateTime;

        await app.ReadAsync(City, "plans", key);
        Assert.Equal(first, await UsedAsync());
        app.Time.Now += TimeSpan.FromSeconds(59);
        await app.ReadAsync(City, "plans", key);
        Assert.Equal(first, await UsedAsync());
        app.Time.Now += TimeSpan.FromSeconds(1);
        await app.ReadAsync(City, "plans", key);
        Assert.Equal(first.AddMinutes(1), await UsedAsync());

        async Task<DateTime?> UsedAsync()
        {
            await using var scope = app.Scope(City);
            return (await FindAsync(scope.Get<IsekDbContext>(), key)).LastUsedAt;
        }
    }

    [Fact]
    public async Task A_key_without_name_scope_or_end_or_for_longer_than_a_year_cannot_be_made()
    {
        await using var scope = app.Scope(City);
        var mediator = scope.Get<IMediator>();
        var today = DateOnly.FromDateTime(app.Time.Now.UtcDateTime);

        await Assert.ThrowsAsync<RefusedException>(() => mediator.Send(new CreateApiKey("", [ApiScope.PlanDrafts], today)));
        await Assert.ThrowsAsync<RefusedException>(() => mediator.Send(new CreateApiKey(new string('x', 81), [ApiScope.PlanDrafts], today)));
        await Assert.ThrowsAsync<RefusedException>(() => mediator.Send(new CreateApiKey("Name", [], today)));
        await Assert.ThrowsAsync<RefusedException>(() => mediator.Send(new CreateApiKey("Name", [ApiScope.PlanDrafts], null)));
        await Assert.ThrowsAsync<RefusedException>(() => mediator.Send(new CreateApiKey("Name", [ApiScope.PlanDrafts], today.AddDays(-1))));
        await Assert.ThrowsAsync<RefusedException>(() => mediator.Send(new CreateApiKey("Name", [ApiScope.PlanDrafts], today.AddYears(1).AddDays(1))));
        Assert.NotEmpty(await mediator.Send(new CreateApiKey("Name", [ApiScope.PlanDrafts], today.AddYears(1))));
    }

    private static Task<ApiKey> FindAsync(IsekDbContext db, string key)
    {
        var hash = ApiKey.HashOf(key);
        return db.Set<ApiKey>().AsNoTracking().SingleAsync(k => k.Hash == hash);
    }
}
