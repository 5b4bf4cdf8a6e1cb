using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Tests.Participation;

[Collection("comments")]
public sealed class ParticipationImportTests(CommentApp app)
{
    [Fact]
    public async Task Phases_and_events_are_taken_over_once_and_relative_dates_are_kept()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var before = await PhaseAsync(copy.Slug);
        using (app.Time.At(app.Time.Now.AddDays(3)))
        {
            var again = await app.ImportAsync(copy.Folder);
            Assert.True(again.Counts.IsNothing, again.Counts.ToString());
            copy.Edit("participation.json", file => file["phases"]![0]!["title"] = "Neuer Titel");
            var edited = await app.ImportAsync(copy.Folder);
            Assert.Equal((0, 1, 0), (edited.Counts.Added, edited.Counts.Changed, edited.Counts.Removed));
        }

        var after = await PhaseAsync(copy.Slug);
        Assert.Equal((before.StartsAt, before.EndsAt, "Neuer Titel"), (after.StartsAt, after.EndsAt, after.Title));
        Assert.Equal(4, await app.ReadAsync(copy.Slug, db => db.Set<PublicEvent>().CountAsync()));
    }

    [Fact]
    public async Task What_leaves_the_file_goes_with_its_links()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        copy.Edit("participation.json", file => file["events"]!.AsArray().RemoveAt(0));
        var result = await app.ImportAsync(copy.Folder);

        Assert.Equal(1, result.Counts.Removed);
        Assert.Equal(3, await app.ReadAsync(copy.Slug, db => db.Set<PublicEvent>().CountAsync()));
    }

    [Fact]
    public async Task A_phase_with_contributions_cannot_leave_the_file()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await (await app.FormAsync(copy.Slug, "auenufer-kommentieren", "b-steg", 0)).StoreAsync("Bleibt.");
        copy.Edit("participation.json", file => file["phases"]!.AsArray().RemoveAt(0));

        Assert.Contains(await copy.FaultsAsync(app), f => f.Message.Contains("hat aber Beiträge", StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Faults =>
        new()
        {
            { "version", "\"gibt-es-nicht\"", "gibt es nicht (Fassung)" },
            { "version", "null", "nennt die Fassung" },
            { "targets", """{ "roles": [], "elements": [] }""", "was kommentiert wird" },
            { "targets", """{ "roles": [], "elements": ["gibt-es-nicht"] }""", "gibt es nicht (Element)" },
            { "ends", "\"-5d\"", "Das Ende liegt nicht nach dem Beginn." },
            { "ends", "\"bald\"", "ist kein Zeitpunkt" },
            { "key", "\"nachsehen\"", "schon vergeben" },
            { "link", """{ "label": "x", "url": "javascript:alert(1)" }""", "keine Webadresse" },
        };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_is_named_with_its_place(string field, string value, string message)
    {
        using var copy = new CityCopy();
        copy.Edit(
            "participation.json",
            file =>
            {
                var phase = file["phases"]![0]!.AsObject();
                phase.Remove(field);
                if (value != "null")
                {
                    phase[field] = JsonNode.Parse(value);
                }
            }
        );
        var faults = await copy.FaultsAsync(app);

        Assert.Contains(
            faults,
            f => f.File == "participation.json" && f.Line > 1 && f.Field.StartsWith("phases[0]", StringComparison.Ordinal) && f.Message.Contains(message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Elements_of_another_version_cannot_be_targets()
    {
        using var copy = new CityCopy();
        copy.Edit("participation.json", file => file["phases"]![0]!["version"] = "ratsfassung");
        copy.Edit("participation.json", file => file["phases"]![0]!["targets"] = JsonNode.Parse("""{ "roles": [], "elements": ["b-steg"] }"""));

        Assert.Contains(await copy.FaultsAsync(app), f => f.Field == "phases[0].targets.elements[0]" && f.Message.Contains("gehört nicht zur Fassung", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_phases_over_the_same_elements_never_run_at_once()
    {
        using var copy = new CityCopy();
        copy.Edit(
            "participation.json",
            file =>
            {
                var second = file["phases"]![0]!.DeepClone();
                second["key"] = "zweite";
                second["starts"] = "+30d";
                second["ends"] = "+60d";
                file["phases"]!.AsArray().Add(second);
            }
        );
        Assert.Contains(await copy.FaultsAsync(app), f => f.Message.Contains("überschneidet sich", StringComparison.Ordinal));

        copy.Edit("participation.json", file => file["phases"]!.AsArray()[^1]!["starts"] = "+31d");
        await app.ImportAsync(copy.Folder);
    }

    private Task<ParticipationPhase> PhaseAsync(string slug) =>
        app.ReadAsync(slug, db => db.Set<ParticipationPhase>().AsNoTracking().SingleAsync(p => p.Key == "auenufer-kommentieren"));

    [Fact]
    public async Task The_day_of_an_event_may_be_counted_from_the_first_import()
    {
        using var copy = new CityCopy();
        copy.Edit("participation.json", file => (file["events"]![1]!["date"], file["events"]![1]!["endDate"]) = ("+5d", "+6d"));
        await app.ImportAsync(copy.Folder);
        var expected = SourceDate.Of(Berlin.Day(app.Time.Now.UtcDateTime).AddDays(5));
        using (app.Time.At(app.Time.Now.AddDays(3)))
        {
            copy.Edit("participation.json", file => file["events"]![1]!["title"] = "Neuer Titel");
            await app.ImportAsync(copy.Folder);
        }

        var row = await app.ReadAsync(copy.Slug, db => db.Set<PublicEvent>().SingleAsync(e => e.Key == "ratssitzung"));
        Assert.Equal((expected, "Neuer Titel"), (row.HeldOn!.Value, row.Title));
        copy.Edit("participation.json", file => file["events"]![1]!["date"] = "bald");
        Assert.Contains(await copy.FaultsAsync(app), f => f.Field == "events[1].date");
    }

    [Fact]
    public async Task A_source_is_silent_only_where_there_is_one_and_a_cancelled_event_is_no_last_one()
    {
        using var copy = new CityCopy();
        copy.Edit(
            "participation.json",
            file =>
            {
                var events = file["events"]!.AsArray();
                events.RemoveAt(0);
                events.RemoveAt(events.Count - 1);
                var session = file["events"]![0]!.AsObject();
                session.Remove("source");
                session.Remove("result");
                session["status"] = "Unknown";
            }
        );
        await app.ImportAsync(copy.Folder);
        var city = app.City(copy.Slug);
        var home = (await city.Page("/")).TextOf("section[aria-labelledby=termine]");

        Assert.DoesNotContain("Quelle", (await city.Page("/termine/ratssitzung")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Sitzung des Rates", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Uferfest", home, StringComparison.Ordinal);
    }
}
