using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MultiIsek.Interop.Api;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Tests.Interop;

/// <summary>Lists page by page, in a city of their own.</summary>
[Collection("app")]
public sealed class ApiPagingTests(App app) : IAsyncLifetime
{
    private readonly CityCopy _city = new();

    public Task InitializeAsync() => app.ImportAsync(_city.Folder);

    public Task DisposeAsync()
    {
        _city.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_was_there_comes_exactly_once_while_others_come_in()
    {
        await AddAsync(_ => Enumerable.Range(0, 22).Select(_ => Event()));
        var before = (await app.WalkAsync(_city.Slug, "events?limit=100")).Texts("id");

        var walked = (await app.WalkAsync(_city.Slug, "events?limit=4", between: () => AddAsync(_ => [Event(), Event()]))).Texts("id");

        Assert.Equal(26, before.Count);
        Assert.Equal(walked.Distinct(), walked);
        Assert.Empty(before.Except(walked));
    }

    [Theory]
    [InlineData("contributions?limit=4")]
    [InlineData("contributions?limit=4&phase=auenufer-kommentieren")]
    public async Task Contributions_of_one_moment_are_all_told_once_while_others_come_in(string url)
    {
        await AddAsync(Some(21));
        var before = (await app.WalkAsync(_city.Slug, "contributions?limit=100")).Texts("number");

        var walked = (await app.WalkAsync(_city.Slug, url, between: () => AddAsync(Some(2)))).Texts("number");

        Assert.Equal(21, before.Count);
        Assert.Equal(walked.Distinct(), walked);
        Assert.Empty(before.Except(walked));
    }

    [Fact]
    public async Task A_page_has_fifty_entries_and_a_hundred_at_most()
    {
        await AddAsync(_ => Enumerable.Range(0, 118).Select(_ => Event()));

        Assert.Equal(50, (await app.ReadAsync(_city.Slug, "events")).GetProperty("items").GetArrayLength());
        Assert.Equal(100, (await app.ReadAsync(_city.Slug, "events?limit=100")).GetProperty("items").GetArrayLength());
        using var first = await app.AskAsync(_city.Slug, "events?limit=100");
        var link = first.Headers.GetValues("Link").Single();
        var body = await app.ReadAsync(_city.Slug, "events?limit=100");
        Assert.Equal($"<{body.Text("next")}>; rel=\"next\"", link);
        Assert.StartsWith($"http://{_city.Slug}.localhost/api/v1/events?limit=100&cursor=", body.Text("next"), StringComparison.Ordinal);
        using var last = await app.AskAsync(_city.Slug, new Uri(body.Text("next")).PathAndQuery);
        Assert.False(last.Headers.Contains("Link"));
    }

    [Fact]
    public async Task A_cursor_goes_on_with_its_own_question_only()
    {
        var next = new Uri((await app.ReadAsync(_city.Slug, "elements?limit=2&version=ratsfassung")).Text("next")).Query;
        var cursor = next[(next.IndexOf("cursor=", StringComparison.Ordinal) + "cursor=".Length)..].Split('&')[0];

        Assert.Equal(5, (await app.ReadAsync(_city.Slug, $"elements?limit=5&version=ratsfassung&cursor={cursor}")).GetProperty("items").GetArrayLength());
        foreach (
            var (city, url) in new[]
            {
                (_city.Slug, "elements?version=vorentwurf"),
                (_city.Slug, "elements?"),
                (_city.Slug, "events?"),
                ("musterstadt", "elements?version=ratsfassung"),
            }
        )
        {
            using var answer = await app.AskAsync(city, $"{url}&cursor={cursor}");
            await answer.ProblemAsync(System.Net.HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public void A_cursor_survives_its_text()
    {
        var cursor = new Cursor(Guid.NewGuid(), new DateTime(2026, 11, 22, 10, 0, 0, DateTimeKind.Utc));

        Assert.Equal(cursor, Cursor.Parse(cursor.ToText("frage"), "frage"));
        Assert.Null(Cursor.Parse(cursor.ToText("frage"), "andere"));
        Assert.Null(Cursor.Parse(cursor.ToText("frage")[1..], "frage"));
    }

    [Fact]
    public async Task A_long_page_costs_no_more_queries_than_a_short_one()
    {
        await AddAsync(Some(30));
        await AddAsync(_ => Enumerable.Range(0, 30).Select(_ => Event()));
        foreach (var list in Programs.Lists)
        {
            await app.ReadAsync(_city.Slug, list);
            var few = await QueriesAsync(() => app.ReadAsync(_city.Slug, $"{list}?limit=1"));
            var many = await QueriesAsync(() => app.ReadAsync(_city.Slug, $"{list}?limit=100"));

            Assert.True(many.Count == few.Count, $"{list}: {few.Count} -> {many.Count}\n{string.Join('\n', many)}");
            Assert.InRange(many.Count, 0, 2);
        }
    }

    [Fact]
    public async Task Only_published_contributions_are_told_and_names_only_where_wished()
    {
        await AddAsync(Some(6));
        var key = await app.KeyAsync(_city.Slug, 1, ApiScope.AllContributions);
        var drafts = await app.KeyAsync(_city.Slug, 1, ApiScope.PlanDrafts);
        await using (var scope = app.Scope(_city.Slug))
        {
            var rows = await scope.Get<IsekDbContext>().Set<Contribution>().OrderBy(c => c.Number).ToListAsync();
            (rows[0].State, rows[1].State, rows[2].State) = (ContributionState.Pending, ContributionState.Blocked, ContributionState.Withdrawn);
            await scope.Get<IsekDbContext>().SaveChangesAsync();
        }

        var open = await app.WalkAsync(_city.Slug, "contributions");
        var all = await app.WalkAsync(_city.Slug, "contributions", key);
        Assert.Equal(["Published"], open.Texts("state").Distinct());
        Assert.Equal(open.Texts("number"), (await app.WalkAsync(_city.Slug, "contributions", drafts)).Texts("number"));
        Assert.Equal(3, open.Count);
        Assert.Equal(["Blocked", "Pending", "Published"], all.Texts("state").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(5, all.Count);
        Assert.DoesNotContain("Geheim", string.Concat(all.Select(c => c.GetRawText())), StringComparison.Ordinal);
        Assert.Contains("Gezeigt", string.Concat(open.Select(c => c.GetRawText())), StringComparison.Ordinal);
        Assert.DoesNotContain("Kanarienvogel", string.Concat(all.Select(c => c.GetRawText())), StringComparison.Ordinal);
        var waiting = all.Single(c => c.Text("state") == "Pending").Text("number");
        using var hidden = await app.AskAsync(_city.Slug, $"contributions/{waiting}");
        await hidden.ProblemAsync(System.Net.HttpStatusCode.NotFound);
        Assert.Equal(waiting, (await app.ReadAsync(_city.Slug, $"contributions/{waiting}", key)).Text("number"));
    }

    [Fact]
    public async Task An_answer_names_what_it_answers()
    {
        await AddAsync(Some(1));
        await AddAsync(db =>
        {
            var first = db.Set<Contribution>().Single();
            return Some(1)(db)
                .Cast<Contribution>()
                .Select(c => new Contribution
                {
                    Year = c.Year,
                    Number = c.Number,
                    PhaseId = c.PhaseId,
                    ParentId = first.Id,
                    ReceivedAt = c.ReceivedAt,
                    Text = "Eine Antwort.",
                    State = ContributionState.Published,
                    ReceiptHash = c.ReceiptHash,
                    SubmissionId = c.SubmissionId,
                });
        });

        Assert.Equal("H-2026-00001", (await app.ReadAsync(_city.Slug, "contributions/H-2026-00002")).Text("answerTo"));
        Assert.Null((await app.ReadAsync(_city.Slug, "contributions/H-2026-00001")).GetProperty("answerTo").GetString());
    }

    private async Task AddAsync(Func<IsekDbContext, IEnumerable<object>> rows)
    {
        await using var scope = app.Scope(_city.Slug);
        var db = scope.Get<IsekDbContext>();
        db.AddRange(rows(db).ToList());
        await db.SaveChangesAsync();
    }

    // Ids without order, so that new rows come before and behind what was seen.
    private static PublicEvent Event() =>
        new()
        {
            Id = Guid.NewGuid(),
            Key = $"e-{Guid.NewGuid():N}",
            Title = "Ein Termin",
            Format = EventFormat.Unknown,
            Status = EventStatus.Scheduled,
        };

    private Func<IsekDbContext, IEnumerable<object>> Some(int count) =>
        db =>
        {
            var phase = db.Set<ParticipationPhase>().Single(p => p.Key == "auenufer-kommentieren").Id;
            var last = db.Set<Contribution>().Max(c => (int?)c.Number) ?? 0;
            return Enumerable
                .Range(1, count)
                .Select(i => new Contribution
                {
                    Id = Guid.NewGuid(),
                    Year = 2026,
                    Number = last + i,
                    PhaseId = phase,
                    ReceivedAt = app.Time.Now.UtcDateTime,
                    Text = "Ein Beitrag.",
                    Name = i % 2 == 0 ? "Gezeigt" : "Geheim",
                    ShowsName = i % 2 == 0,
                    State = ContributionState.Published,
                    BlockedReason = "Kanarienvogel",
                    ReceiptHash = $"{Guid.NewGuid():N}",
                    SubmissionId = Guid.NewGuid(),
                });
        };

    private async Task<IReadOnlyCollection<string>> QueriesAsync(Func<Task> ask)
    {
        using var counting = new Counting(_city.Slug);
        await ask();
        // The tests' clock lets nothing that may be a second old be answered from memory.
        return [.. counting.Queries.Where(q => !q.Contains("kernel_tenant_revisions", StringComparison.Ordinal))];
    }

    /// <summary>Notes the commands on behalf of one city, whoever sends them.</summary>
    private sealed class Counting : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _city;
        private readonly ConcurrentBag<IDisposable> _subscriptions = [];

        public Counting(string city)
        {
            _city = city;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public ConcurrentBag<string> Queries { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (
                value.Key == RelationalEventId.CommandExecuted.Name
                && value.Value is CommandEventData { Context: IsekDbContext db } data
                && db.Tenant is { IsSet: true } tenant
                && tenant.Place.Slug == _city
            )
            {
                Queries.Add(data.Command.CommandText);
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose()
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Dispose();
            }
        }
    }
}
