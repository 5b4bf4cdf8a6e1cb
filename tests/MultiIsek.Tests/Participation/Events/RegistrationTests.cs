using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Chores;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Registrations;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Events;

/// <summary>People register without an account: the last seat is given once, who waits moves up, and names go.</summary>
[Collection("comments")]
public sealed class RegistrationTests(CommentApp app)
{
    [Fact]
    public async Task The_last_seat_is_given_once_and_the_first_who_waits_moves_up_with_a_mail()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Ein Platz", 1);

        var first = await office.RegisterAsync(key, "Ada", "ada@example.org");
        Assert.Equal("Sie sind angemeldet", first.Heading);
        var second = await office.RegisterAsync(key, "Bea", "Bea@Example.org");
        Assert.Equal("Sie stehen auf der Warteliste", second.Heading);
        await office.RegisterAsync(key, "Cem", "cem@example.org");
        Assert.Contains("Alle Plätze sind vergeben", (await app.City(copy.Slug).Page($"/termine/{key}")).TextOf("main"), StringComparison.Ordinal);
        using var without = await office.SendAsync(key, await office.TokenAsync(key), "Dan");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        var page = await without.Html();
        Assert.Contains("Für die Warteliste brauchen wir eine E-Mail-Adresse", page.TextOf("#email-e"), StringComparison.Ordinal);
        Assert.Equal("Dan", page.QuerySelector("#name")!.GetAttribute("value"));

        Assert.Contains(first.Code, (await office.Visitor.MailsAsync("ada@example.org")).Single().Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.CancelAsync(key, first.Code.ToLowerInvariant())).Status);

        Assert.Equal(["Auf der Warteliste: Ein Platz", "Sie haben einen Platz: Ein Platz"], (await office.Visitor.MailsAsync("bea@example.org")).Select(m => m.Subject));
        Assert.Equal([("Bea", RegistrationState.Seated), ("Cem", RegistrationState.Waiting)], (await office.RegistrationsAsync()).Select(r => (r.Name, r.State)));
        var row = await office.RowAsync(key);
        Assert.Equal((1, 1), (row.SeatsTaken, row.Waiting));
        var again = await office.CancelAsync(key, first.Code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(1, (await office.RowAsync(key)).SeatsTaken);
    }

    [Fact]
    public async Task Of_twenty_who_want_three_seats_at_once_three_get_one()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Gedränge", 3);
        List<string> tokens = [];
        for (var i = 0; i < 20; i++)
        {
            tokens.Add(await office.TokenAsync(key));
        }

        var answers = await Task.WhenAll(tokens.Select((t, i) => office.SendAsync(key, t, $"Person {i}", $"p{i}@example.org")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        var rows = await office.RegistrationsAsync();
        Assert.Equal((3, 17), (rows.Count(r => r.State == RegistrationState.Seated), rows.Count(r => r.State == RegistrationState.Waiting)));
        var row = await office.RowAsync(key);
        Assert.Equal((3, 17), (row.SeatsTaken, row.Waiting));
    }

    [Fact]
    public async Task The_same_form_twice_is_one_registration_and_a_programs_is_none()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Doppelt", 9);
        var token = await office.TokenAsync(key);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => office.SendAsync(key, token, "Eva", "eva@example.org")));

        Assert.Single((await Task.WhenAll(answers.Select(async a => (await a.Html()).TextOf("#code")))).Distinct());
        using var filled = await office.SendAsync(key, await office.TokenAsync(key), "Robot", website: "https://example.org");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, filled.StatusCode);
        Assert.Equal("Robot", (await filled.Html()).QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(1, (await office.RowAsync(key)).SeatsTaken);
        Assert.Single(await office.RegistrationsAsync());
        Assert.Single(await office.Visitor.MailsAsync("eva@example.org"));
    }

    [Fact]
    public async Task A_form_without_name_or_token_or_after_the_close_stores_nothing()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Geprüft", 9);
        var other = await office.AnnounceAsync("Anderswo", 9);

        using var nameless = await office.SendAsync(key, await office.TokenAsync(key), "", "keine adresse");
        var page = await nameless.Html();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Contains("Geben Sie einen Namen an.", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("gültige E-Mail-Adresse", page.TextOf("#email-e"), StringComparison.Ordinal);
        Assert.Equal("keine adresse", page.QuerySelector("#email")!.GetAttribute("value"));
        using var foreign = await office.SendAsync(key, await office.TokenAsync(other), "Fremd");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);

        var ends = new DateTimeOffset((await office.RowAsync(key)).RegistrationEndsAt!.Value, TimeSpan.Zero);
        using (app.Time.At(ends.AddSeconds(-10)))
        {
            var last = await office.TokenAsync(key);
            app.Time.Now = ends;
            using var late = await office.SendAsync(key, last, "Spät");
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
            Assert.Contains("geschlossen", (await late.Html()).TextOf("main"), StringComparison.Ordinal);
        }

        var token = await office.TokenAsync(key);
        (await office.SaveAsync(key, ("status", "Cancelled"))).Dispose();
        using var off = await office.SendAsync(key, token, "Abgesagt");
        Assert.Equal(HttpStatusCode.Conflict, off.StatusCode);
        Assert.Empty(await office.RegistrationsAsync());
    }

    [Fact]
    public async Task A_form_out_of_the_browsers_history_registers_nobody_silently()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Familie", 9);
        var token = await office.TokenAsync(key);
        (await office.SendAsync(key, token, "Mia", "familie@example.org")).Dispose();

        using var second = await office.SendAsync(key, token, "Noah", "familie@example.org");
        var page = await second.Html();
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Noah", page.QuerySelector("#name")!.GetAttribute("value"));
        using var again = await office.SendAsync(key, page.QuerySelector("input[name=token]")!.GetAttribute("value")!, "Noah", "familie@example.org");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(["Mia", "Noah"], (await office.RegistrationsAsync()).Select(r => r.Name));
    }

    [Fact]
    public async Task The_desk_enters_as_many_as_call_until_the_event_is_over()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Verein", 20);
        for (var i = 0; i <= EventRegistration.PerEmail; i++)
        {
            using var entered = await AddAsync($"Mitglied {i}");
            Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        }

        var row = await office.RowAsync(key);
        using (app.Time.At(new DateTimeOffset(EventClock.End(row.HeldOn, row.EndsOn, row.EndsAtClock)!.Value, TimeSpan.Zero)))
        {
            var again = await Visitor.StaffAsync(app, copy.Slug, MultiIsek.Kernel.People.Role.Editor);
            using var late = await again.SubmitAsync($"{EventOffice.List}/{key}/anmeldungen", "form[action$='handler=Add']", ("name", "Zu spät"));
            Assert.Contains("vorbei", (await late.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        }

        Assert.Equal(EventRegistration.PerEmail + 1, (await office.RegistrationsAsync()).Count);

        Task<HttpResponseMessage> AddAsync(string name) =>
            office.Visitor.SubmitAsync($"{EventOffice.List}/{key}/anmeldungen", "form[action$='handler=Add']", ("name", name), ("email", "verein@example.org"));
    }

    [Fact]
    public async Task The_desk_enters_strikes_and_takes_the_list_along_and_more_seats_let_people_move_up()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Am Tisch", 1);
        var url = $"{EventOffice.List}/{key}/anmeldungen";
        using var seated = await office.Visitor.SubmitAsync(url, "form[action$='handler=Add']", ("name", "=Frau Telefon"));
        Assert.EndsWith("getan=platz", seated.Headers.Location!.ToString(), StringComparison.Ordinal);
        await office.RegisterAsync(key, "Gert", "gert@example.org");

        using var csv = await office.Visitor.SubmitAsync(url, "form[action$='handler=Csv']");
        Assert.Contains("'=Frau Telefon;;Platz", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var xlsx = await office.Visitor.SubmitAsync(url, "form[action$='handler=Xlsx']");
        Assert.Equal((byte)'P', (await xlsx.Content.ReadAsByteArrayAsync())[0]);
        using var full = await office.Visitor.SubmitAsync(url, "form[action$='handler=Add']", ("name", "Ohne Adresse"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.StatusCode);
        Assert.Equal("Ohne Adresse", (await full.Html()).QuerySelector("#name")!.GetAttribute("value"));
        using var kept = await office.Visitor.SubmitAsync($"{EventOffice.List}/{key}", "form[action$='handler=Delete']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        Assert.Contains("gibt es Anmeldungen", (await kept.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        (await office.SaveAsync(key, ("seats", "2"))).Dispose();
        Assert.All(await office.RegistrationsAsync(), r => Assert.Equal(RegistrationState.Seated, r.State));
        using var fewer = await office.SaveAsync(key, ("seats", "1"));
        Assert.Contains("2 Plätze sind schon vergeben", (await fewer.Html()).TextOf("#seats-e"), StringComparison.Ordinal);
        (await office.SaveAsync(key, ("place", "Turnhalle"))).Dispose();
        Assert.Contains("Turnhalle", (await office.Visitor.MailsAsync("gert@example.org"))[^1].Text, StringComparison.Ordinal);
        using var struck = await office.Visitor.SubmitAsync(url, "form[action$='handler=Remove']");
        Assert.EndsWith("getan=gestrichen", struck.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, (await office.RowAsync(key)).SeatsTaken);
    }

    [Fact]
    public async Task Names_go_thirty_days_after_the_event_and_the_number_stays()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Vergessen", 5);
        await office.RegisterAsync(key, "Hanna", "hanna@example.org");
        var last = new DateTimeOffset((await office.RowAsync(key)).StartsAt!.Value, TimeSpan.Zero);

        using (app.Time.At(last.AddDays(EventRegistration.KeptDays)))
        {
            await RunAsync(copy.Slug);
            Assert.Single(await office.RegistrationsAsync());
        }

        using (app.Time.At(last.AddDays(EventRegistration.KeptDays + 1)))
        {
            await RunAsync(copy.Slug);
            Assert.Empty(await office.RegistrationsAsync());
        }

        Assert.Equal(1, (await office.RowAsync(key)).SeatsTaken);
    }

    private async Task RunAsync(string city)
    {
        await using var scope = app.Scope(city);
        await scope.Services.GetServices<ICityChore>().OfType<RegistrationChore>().Single().RunAsync(CancellationToken.None);
    }
}
