using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.Invitations;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>P21: the clock of each phase, as form and privacy page say it. A city of its own, since what is due here goes.</summary>
[Collection("comments")]
public sealed class RetentionTests(CommentApp app)
{
    [Fact]
    public async Task After_the_period_persons_go_and_published_texts_stay()
    {
        using var copy = new CityCopy("herzberg");
        await app.ImportAsync(copy.Folder);
        var city = copy.Slug;
        var phase = await app.PhaseAsync(city);
        var pre = await app.PhaseAsync(city, p => p.Moderation = ModerationKind.Pre);
        var author = await Author.NewAsync(app, city);
        var number = await author.WriteAsync(phase.Key, "Der Text bleibt.", "Frau Vergesslich");
        var (guests, code) = await (await app.FormAsync(city, phase.Key)).StoreAsync("Auch dieser.", "Herr Vergesslich");
        var waiting = await author.WriteAsync(pre.Key, "Nie gelesen.", "Frau Vergesslich");
        await author.ReportAsync(guests, "Eine Erläuterung.");
        var form = await app.City(city).Page(CommentUrl.Form(phase.Key, "m1-1", 1));
        // 22 November 2026, and twelve months.
        Assert.Contains("bis 22. November 2027 aufbewahrt", form.TextOf("#absenden"), StringComparison.Ordinal);

        using (app.Time.At(new DateTimeOffset(2027, 11, 22, 22, 59, 59, TimeSpan.Zero)))
        {
            Assert.True((await SendAsync(city, true)).IsNothing);
            await RunAsync(city);
            Assert.Equal("Frau Vergesslich", (await author.RowAsync(number)).Name);
        }

        using (app.Time.At(new DateTimeOffset(2027, 11, 22, 23, 0, 0, TimeSpan.Zero)))
        {
            var planned = await SendAsync(city, true);
            Assert.Equal((2, 0), (planned.Phases.Single(p => p.Phase == phase.Key).Persons, planned.Phases.Single(p => p.Phase == phase.Key).Unpublished));
            Assert.Equal((0, 1), (planned.Phases.Single(p => p.Phase == pre.Key).Persons, planned.Phases.Single(p => p.Phase == pre.Key).Unpublished));
            Assert.Equal(1, planned.Reports);
            Assert.Equal("Frau Vergesslich", (await author.RowAsync(number)).Name);

            await RunAsync(city);

            var row = await author.RowAsync(number);
            Assert.Equal((null, null, false, "Der Text bleibt."), (row.Name, row.AuthorId, row.ShowsName, row.Text));
            await Assert.ThrowsAsync<InvalidOperationException>(() => author.RowAsync(waiting));
            Assert.Empty(await author.FindAsync("Vergesslich"));
            Assert.Empty(await author.FindAsync("Eine Erläuterung."));
            Assert.Contains("Der Text bleibt.", (await app.City(city).Page("/plan/insek/m1-1/kommentare")).Body!.TextContent, StringComparison.Ordinal);
            // The receipt's promise holds.
            using var status = await app.City(city).PostAsync("/mitmachen/nachsehen", new FormUrlEncodedContent([new("code", code)]));
            Assert.Contains("Auch dieser.", (await status.Html()).TextOf("main"), StringComparison.Ordinal);

            Assert.True((await SendAsync(city, false)).IsNothing);
            var entries = await app.ReadAsync(city, db => db.Set<AuditEntry>().AsNoTracking().Where(e => e.Name == "retention.applied").ToListAsync());
            var entry = Assert.Single(entries);
            Assert.Equal("system", entry.Actor);
            Assert.Contains(phase.Key, entry.Fields, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_a_survey_the_free_texts_and_drafts_go_and_the_counts_stay()
    {
        using var copy = new CityCopy("herzberg");
        await app.ImportAsync(copy.Folder);
        var phase = await app.PhaseAsync(copy.Slug, p => (p.Kind, p.PlanVersionId, p.TargetRoles) = (PhaseKind.Survey, null, []));
        await using (var scope = app.Scope(copy.Slug))
        {
            var db = scope.Get<IsekDbContext>();
            var row = new SurveySubmission
            {
                PhaseId = phase.Id,
                SubmissionId = Guid.NewGuid(),
                ReceivedOn = new DateOnly(2026, 11, 22),
            };
            SurveyAnswer Answer(string question, int choice, string? text) =>
                new()
                {
                    SubmissionId = row.Id,
                    Question = question,
                    Choice = choice,
                    Text = text,
                };
            db.AddRange(
                row,
                Answer("f1", 0, null),
                Answer("f2", -1, "Mein Nachbar stört."),
                new SurveyDraft
                {
                    CodeHash = new string('0', 64),
                    PhaseId = phase.Id,
                    Answers = "{}",
                    SavedOn = row.ReceivedOn,
                }
            );
            await db.SaveChangesAsync();
        }

        using var later = app.Time.At(new DateTimeOffset(phase.EndsAt!.Value.AddDays(1), TimeSpan.Zero));
        await RunAsync(copy.Slug);
        Assert.Equal((2, 0), await CountAsync());
        using var end = app.Time.At(new DateTimeOffset(phase.EndsAt!.Value.AddMonths(13), TimeSpan.Zero));
        Assert.Equal(1, (await SendAsync(copy.Slug, true)).Phases.Single(p => p.Phase == phase.Key).Unpublished);
        await RunAsync(copy.Slug);
        Assert.Equal((1, 0), await CountAsync());

        Task<(int, int)> CountAsync() => app.ReadAsync(copy.Slug, async db => (await db.Set<SurveyAnswer>().CountAsync(), await db.Set<SurveyDraft>().CountAsync()));
    }

    [Fact]
    public async Task A_phase_that_was_prolonged_is_due_again_and_one_without_an_end_counts_from_its_last_contribution()
    {
        using var copy = new CityCopy("herzberg");
        await app.ImportAsync(copy.Folder);
        var city = copy.Slug;
        var phase = await app.PhaseAsync(city);
        var open = await app.PhaseAsync(city, p => p.EndsAt = null);
        var author = await Author.NewAsync(app, city);
        await author.WriteAsync(phase.Key, "Früh.", "Frau Eins");
        var late = await author.WriteAsync(open.Key, "Ohne Ende.", "Frau Zwei");
        var start = app.Time.Now;
        using (app.Time.At(start.AddMonths(13)))
        {
            var report = await SendAsync(city, false);
            Assert.Equal(1, report.Phases.Single(p => p.Phase == phase.Key).Persons);
            // Still open: nothing runs.
            Assert.Null(report.Phases.Single(p => p.Phase == open.Key).KeptUntil);
            await ChangeAsync(city, phase.Key, p => p.EndsAt = start.AddMonths(14).UtcDateTime);
            await ChangeAsync(city, open.Key, p => p.HasEnded = true);
            await author.Browser.SignInAsync(author.Mail);
            var again = await author.WriteAsync(phase.Key, "Nach der Verlängerung.", "Frau Eins");

            var next = await SendAsync(city, false);
            Assert.Equal((0, 1), (next.Phases.Single(p => p.Phase == phase.Key).Persons, next.Phases.Single(p => p.Phase == open.Key).Persons));
            Assert.Null((await author.RowAsync(late)).Name);
            using (app.Time.At(start.AddMonths(27)))
            {
                Assert.Equal(1, (await SendAsync(city, false)).Phases.Single(p => p.Phase == phase.Key).Persons);
                Assert.Null((await author.RowAsync(again)).Name);
            }
        }
    }

    [Fact]
    public async Task The_command_line_says_what_would_go()
    {
        var (code, output) = await Product.RunAsync(app, "comment", "retention", "herzberg", "--dry-run");

        Assert.True(code == 0, output);
        Assert.Contains("Probelauf: Nichts wurde gelöscht.", output, StringComparison.Ordinal);
        Assert.Contains("beispielphase-massnahmen: aufbewahrt bis", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_and_invitations_that_ran_out_are_swept_away()
    {
        const string City = "musterstadt";
        var citizen = await Author.NewAsync(app, City);
        var staff = await Visitor.StaffAsync(app, City, Role.Editor);
        var invited = $"{Guid.NewGuid():N}@example.org";
        await app.InviteAsync(City, invited, Role.Editor);
        var staffIds = await app.ReadAsync(City, db => db.Set<Session>().Select(s => s.Id).ToListAsync());

        using (app.Time.At(app.Time.Now.AddHours(3)))
        {
            await RunAsync(City);
            // Two hours are the limit of staff, not of citizens.
            Assert.Equal(System.Net.HttpStatusCode.OK, (await citizen.Browser.GetAsync("/konto")).StatusCode);
            var left = await app.ReadAsync(City, db => db.Set<Session>().Where(s => staffIds.Contains(s.Id)).ToListAsync());
            var members = await app.ReadAsync(City, db => db.Set<MultiIsek.Identity.Roles.Membership>().Where(m => m.Role != Role.Citizen).Select(m => m.UserId).ToListAsync());
            Assert.DoesNotContain(left, s => members.Contains(s.UserId));
            Assert.NotEmpty(await citizen.FindAsync(invited));
        }

        using (app.Time.At(app.Time.Now.AddDays(90)))
        {
            await RunAsync(City);
            Assert.Equal(0, await app.ReadAsync(City, db => db.Set<Session>().CountAsync()));
            Assert.Equal(0, await app.ReadAsync(City, db => db.Set<Invitation>().CountAsync()));
        }
    }

    [Fact]
    public async Task An_account_that_nobody_confirmed_goes_after_a_week()
    {
        const string City = "musterstadt";
        var confirmed = await Author.NewAsync(app, City);
        var mail = $"{Guid.NewGuid():N}@example.org";
        await new Visitor(app, City).SubmitAsync("/registrieren", "form[action='/registrieren']", ("name", "Nie Bestätigt"), ("email", mail), ("password", Visitor.Password));
        using (app.Time.At(app.Time.Now.AddDays(6)))
        {
            await RunAsync(City);
            Assert.NotEmpty(await confirmed.FindAsync(mail));
        }

        using (app.Time.At(app.Time.Now.AddDays(8)))
        {
            await RunAsync(City);
        }

        Assert.Empty(await confirmed.FindAsync(mail));
        Assert.NotEmpty(await confirmed.FindAsync(confirmed.Mail));
    }

    private async Task RunAsync(string city) => await app.Services.GetRequiredService<ChoreWorker>().RunAsync(app.PlaceOf(city), default);

    private async Task<RetentionReport> SendAsync(string city, bool isDryRun)
    {
        await using var scope = app.Scope(city);
        scope.Get<CurrentUser>().SetSystem();
        return await scope.Get<IMediator>().Send(new ApplyRetention(isDryRun));
    }

    private Task<int> ChangeAsync(string city, string key, Action<ParticipationPhase> change) =>
        app.ReadAsync(
            city,
            async db =>
            {
                change(await db.Set<ParticipationPhase>().SingleAsync(p => p.Key == key));
                return await db.SaveChangesAsync();
            }
        );
}
