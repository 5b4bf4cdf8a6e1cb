using System.Net;
using MultiIsek.Participation.Bodies;

namespace MultiIsek.Tests.Participation.Bodies;

/// <summary>The write itself keeps the deadline of each body.</summary>
[Collection("comments")]
public sealed class BodyDeadlineTests(CommentApp app)
{
    private const string Water = "Wasserverband Aue; wasser@example.org";
    private const string Monuments = "Denkmalamt, Dienststelle Nord; denkmal@example.org";

    [Fact]
    public async Task The_write_keeps_the_deadline_and_an_extension_moves_it_for_one_body()
    {
        using var copy = new CityCopy();
        var office = await BodyOffice.OpenAsync(app, copy);
        await office.InviteAsync(Water, Monuments);
        var (water, monuments) = (await office.OpenedAsync("wasser@example.org"), await office.OpenedAsync("denkmal@example.org"));
        var phase = await office.Office.PhaseAsync(office.Key);
        var end = new DateTimeOffset(phase.EndsAt!.Value, TimeSpan.Zero);
        await office.ActAsync("Extend", ("id", $"{(await office.BodyAsync("Wasserverband Aue")).Id}"), ("until", $"{end.AddDays(3):dd.MM.yyyy}"), ("reason", "Sitzung erst am 4."));

        using (app.Time.At(end.AddSeconds(-30)))
        {
            var token = await office.TokenAsync(monuments);
            app.Time.Now = end;
            using var late = await office.SendAsync(monuments, token, "Zu spät.");
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Equal("Zu spät.", (await late.Html()).QuerySelector("#text")!.TextContent.Trim());
            await office.WriteAsync(water, "In der verlängerten Frist.");
        }

        var (one, two) = (await office.BodyAsync("Wasserverband Aue"), await office.BodyAsync("Denkmalamt, Dienststelle Nord"));
        Assert.True(await TakenAsync(two, end.AddTicks(-10)));
        Assert.False(await TakenAsync(two, end));
        Assert.True(await TakenAsync(one, end));
        Assert.False(await TakenAsync(one, new DateTimeOffset(one.EndsAt!.Value, TimeSpan.Zero)));
        Assert.False(await TakenAsync(one, new DateTimeOffset(phase.StartsAt!.Value.AddTicks(-10), TimeSpan.Zero)));

        async Task<bool> TakenAsync(InvitedBody body, DateTimeOffset at)
        {
            using var then = app.Time.At(at);
            await using var scope = app.Scope(copy.Slug);
            return await scope.Get<BodyStore>().AddAsync(new(body, BodyAnswer.Statement, "Text", null, Guid.NewGuid(), new string('0', 64)), default) is not null;
        }
    }

    [Fact]
    public async Task Nothing_is_taken_after_the_close_and_the_same_form_is_one_statement()
    {
        using var copy = new CityCopy();
        var office = await BodyOffice.OpenAsync(app, copy);
        await office.InviteAsync(Water);
        var link = await office.OpenedAsync("wasser@example.org");
        var same = await office.TokenAsync(link);
        var twins = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.SendAsync(link, same, "Dasselbe.")));
        Assert.Single(twins.Select(t => t.Headers.Location!.ToString()).Distinct());
        Assert.Single(await office.StatementsAsync());

        var end = (await office.Office.PhaseAsync(office.Key)).EndsAt!.Value;
        using var before = app.Time.At(new DateTimeOffset(end.AddMinutes(-30), TimeSpan.Zero));
        List<string> tokens = [];
        for (var i = 0; i < 30; i++)
        {
            tokens.Add(await office.TokenAsync(link));
        }

        app.Time.Now = new DateTimeOffset(end.AddSeconds(-1), TimeSpan.Zero);
        var answers = await Task.WhenAll(
            tokens.Select(
                async (token, i) =>
                {
                    if (i == 15)
                    {
                        app.Time.Now = new DateTimeOffset(end, TimeSpan.Zero);
                    }

                    var isAfter = app.Time.Now.UtcDateTime >= end;
                    using var answer = await office.SendAsync(link, token, $"Stellungnahme {i}");
                    return (isAfter, answer.StatusCode);
                }
            )
        );
        var stored = (await office.StatementsAsync()).Skip(1).ToList();
        Assert.All(answers.Where(a => a.isAfter), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.Equal(answers.Count(a => a.StatusCode == HttpStatusCode.Redirect), stored.Count);
        Assert.All(stored, c => Assert.True(c.ReceivedAt < end));
    }
}
