using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Participation.Desk;

namespace MultiIsek.Tests.Participation;

/// <summary>A survey: answered without account, interrupted and taken up again, counted, closed by the write, its results hidden where they are small.</summary>
[Collection("comments")]
public sealed class SurveyTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task Answers_are_stored_once_without_person_and_moment()
    {
        var phase = await SurveyAsync();
        var form = await FormAsync(phase.Key);
        using var answer = await SendAsync(phase.Key, form, ("q-f1", "1"), ("q-f2", "Mehr Bäume."));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Ihre Antworten sind angekommen", (await answer.Html()).TextOf("h1"));
        using var again = await SendAsync(phase.Key, form, ("q-f1", "0"));
        Assert.Contains("zählen einmal", (await again.Html()).TextOf("main"), StringComparison.Ordinal);

        Assert.Equal(1, await ParticipantsAsync(phase.Id));
        var rows = await app.ReadAsync(City, db => AnswersOf(db, phase.Id).OrderBy(a => a.Question).ToListAsync());
        Assert.Equal([("f1", 1, null), ("f2", -1, "Mehr Bäume.")], rows.Select(r => (r.Question, r.Choice, r.Text)));
        using var foreign = await app.City("hagen").GetAsync(SurveyFormPage.UrlOf(phase.Key));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_everything_typed_stays()
    {
        var phase = await SurveyAsync();
        using var answer = await SendAsync(phase.Key, await FormAsync(phase.Key), ("q-f2", "Bleibt stehen."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains("Bitte beantworten Sie: „Womit?“", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("Bleibt stehen.", page.TextOf("#q-f2"));
        using var trapped = await SendAsync(phase.Key, await FormAsync(phase.Key), ("q-f1", "0"), ("website", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, trapped.StatusCode);
        Assert.Equal(0, await ParticipantsAsync(phase.Id));
    }

    [Fact]
    public async Task Somebody_interrupts_and_goes_on_with_a_code_that_ends_with_the_answers()
    {
        var phase = await SurveyAsync();
        using var kept = await SendToAsync(phase.Key, await FormAsync(phase.Key), "?handler=Keep", ("q-f2", "Halb fertig."));
        var code = (await kept.Html()).TextOf("#zwischencode");
        var stored = await app.ReadAsync(City, db => db.Set<SurveyDraft>().SingleAsync(d => d.PhaseId == phase.Id));
        Assert.DoesNotContain(code.Replace(" ", "", StringComparison.Ordinal), stored.CodeHash, StringComparison.OrdinalIgnoreCase);

        using var wrong = await ResumeAsync(phase.Key, "7KXM 4QTP 9WZR H2CD");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var other = await SurveyAsync();
        using var elsewhere = await ResumeAsync(other.Key, code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, elsewhere.StatusCode);
        using var resumed = await ResumeAsync(phase.Key, code.ToLowerInvariant());
        var page = await resumed.Html();
        Assert.Equal("Halb fertig.", page.TextOf("#q-f2"));
        app.Time.Now += TimeSpan.FromSeconds(5);
        var token = page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        using var sent = await SendAsync(phase.Key, token, ("q-f1", "0"), ("resumed", page.QuerySelector("input[name=resumed]")!.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        using var gone = await ResumeAsync(phase.Key, code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.StatusCode);
    }

    [Fact]
    public async Task The_write_itself_keeps_the_deadline_and_the_questions()
    {
        var phase = await SurveyAsync();
        Task<SurveyOutcome> AddAsync(DateTime at, int revision) => StoreAsync(phase.Id, revision, at, [Chosen("f1", 0)]);

        Assert.Equal(SurveyOutcome.Closed, await AddAsync(phase.EndsAt!.Value, phase.Revision));
        Assert.Equal(SurveyOutcome.Closed, await AddAsync(phase.StartsAt!.Value.AddTicks(-10), phase.Revision));
        Assert.Equal(SurveyOutcome.Changed, await AddAsync(phase.StartsAt!.Value, phase.Revision + 1));
        Assert.Equal(SurveyOutcome.Stored, await AddAsync(phase.EndsAt!.Value.AddTicks(-10), phase.Revision));
        Assert.Equal(1, await ParticipantsAsync(phase.Id));
        using (app.Time.At(new DateTimeOffset(phase.EndsAt!.Value, TimeSpan.Zero)))
        {
            Assert.Null((await app.City(City).Page(SurveyFormPage.UrlOf(phase.Key))).QuerySelector("form#umfrage"));
            using var late = await SendAsync(phase.Key, "egal", ("q-f1", "0"));
            Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        }
    }

    [Fact]
    public async Task One_form_sent_many_times_at_once_is_one_and_many_forms_are_many()
    {
        var phase = await SurveyAsync();
        var same = Guid.NewGuid();
        var once = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => StoreAsync(phase.Id, phase.Revision, null, [Chosen("f1", 0)], same))));
        Assert.Single(once, o => o == SurveyOutcome.Stored);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => StoreAsync(phase.Id, phase.Revision, null, [Chosen("f1", 1)]))));

        Assert.Equal(11, await ParticipantsAsync(phase.Id));
    }

    [Fact]
    public async Task Results_wait_for_their_day_and_hide_small_groups_and_texts()
    {
        var phase = await SurveyAsync(p => (p.ShowsInterim, p.StartsAt) = (true, p.StartsAt!.Value.AddDays(-3)));
        for (var i = 0; i < 12; i++)
        {
            var (day, choice) = (app.Time.Now.UtcDateTime.AddDays(-1), i < 9 ? 0 : 1);
            await StoreAsync(
                phase.Id,
                phase.Revision,
                day,
                [
                    Chosen("f1", choice),
                    new SurveyAnswer
                    {
                        SubmissionId = Guid.Empty,
                        Question = "f2",
                        Text = "Nur für die Stadt.",
                    },
                ]
            );
        }

        await StoreAsync(phase.Id, phase.Revision, null, [Chosen("f1", 0)]);
        var page = (await app.City(City).Page($"/mitmachen/{phase.Key}")).TextOf("main");
        Assert.Contains("12 Personen haben", page, StringComparison.Ordinal);
        Assert.Contains("unter 5", page, StringComparison.Ordinal);
        Assert.Contains("nicht gezeigt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nur für die Stadt.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interim_results_grow_by_no_fewer_than_five()
    {
        var phase = await SurveyAsync(p => (p.ShowsInterim, p.StartsAt) = (true, p.StartsAt!.Value.AddDays(-6)));
        await AnswerAsync(-5, 4);
        Assert.Contains("Weniger als fünf", await PageAsync(), StringComparison.Ordinal);
        await AnswerAsync(-4, 2);
        await AnswerAsync(-3, 1);
        Assert.Contains("6 Personen haben", await PageAsync(), StringComparison.Ordinal);
        await AnswerAsync(-2, 4);
        Assert.Contains("11 Personen haben", await PageAsync(), StringComparison.Ordinal);

        async Task AnswerAsync(int day, int count)
        {
            for (var i = 0; i < count; i++)
            {
                await StoreAsync(phase.Id, phase.Revision, app.Time.Now.UtcDateTime.AddDays(day), [Chosen("f1", 0)]);
            }
        }

        async Task<string> PageAsync() => (await app.City(City).Page($"/mitmachen/{phase.Key}")).TextOf("main");
    }

    [Fact]
    public async Task Without_interim_results_nothing_shows_until_the_result_is_published()
    {
        var phase = await SurveyAsync();
        for (var i = 0; i < 6; i++)
        {
            await StoreAsync(phase.Id, phase.Revision, null, [Chosen("f1", 0)]);
        }

        Assert.DoesNotContain("6 Personen", (await app.City(City).Page($"/mitmachen/{phase.Key}")).TextOf("main"), StringComparison.Ordinal);
        using var after = app.Time.At(new DateTimeOffset(phase.EndsAt!.Value, TimeSpan.Zero));
        Assert.Contains("werden ausgewertet", (await app.City(City).Page($"/mitmachen/{phase.Key}")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_asks_in_a_form_previews_releases_and_is_held_to_its_questions()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);
        var key = await office.DraftAsync("umfrage");
        var url = QuestionsPage.UrlOf(key);
        Assert.Contains("mindestens eine Frage", await office.RefusedAsync(key, "Release"), StringComparison.Ordinal);

        (string, string)[] question = [("frage", "f1"), ("art-f1", "Single"), ("t-f1", "Womit?"), ("o-f1", "zu Fuß\nmit dem Rad")];
        using var step = await office.Visitor.PostFormAsync($"{url}?handler=Step", [.. await TokenAsync(office, url), .. question, ("schritt", "neu"), ("art", "Text")]);
        var shown = await step.Html();
        Assert.Equal("Womit?", shown.QuerySelector("#t-f1")!.GetAttribute("value"));
        Assert.NotNull(shown.QuerySelector("#t-f2"));
        Assert.Empty((await office.PhaseAsync(key)).Questions);
        using var wrong = await office.Visitor.PostFormAsync(
            $"{url}?handler=Save",
            [.. await TokenAsync(office, url), ("frage", "f1"), ("art-f1", "Single"), ("t-f1", "Womit?"), ("o-f1", "nur eine")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("nur eine", (await wrong.Html()).TextOf("#o-f1"));
        using var saved = await office.Visitor.PostFormAsync($"{url}?handler=Save", [.. await TokenAsync(office, url), .. question]);
        Assert.Equal($"{url}?getan=gespeichert", saved.Headers.Location?.ToString());
        Assert.Contains("Fragen beantworten", (await office.Visitor.PageAsync($"{PhaseOffice.Url(key)}/vorschau/waehrend")).TextOf("main"), StringComparison.Ordinal);
        await office.ActAsync(key, "Release");

        var phase = await office.PhaseAsync(key);
        await using (var scope = app.Scope(copy.Slug))
        {
            using var then = app.Time.At(new DateTimeOffset(phase.StartsAt!.Value, TimeSpan.Zero));
            Assert.Equal(SurveyOutcome.Stored, await scope.Get<SurveyStore>().AddAsync(phase.Id, phase.Revision, Guid.NewGuid(), [Chosen("f1", 1)], null, default));
        }

        using var more = await office.Visitor.PostFormAsync(
            $"{url}?handler=Save",
            [.. await TokenAsync(office, url), .. question[..3], ("o-f1", "zu Fuß\nmit dem Rad\nmit dem Bus")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, more.StatusCode);
        using var words = await office.Visitor.PostFormAsync($"{url}?handler=Save", [.. await TokenAsync(office, url), .. question[..3], ("o-f1", "zu Fuß\nmit dem Fahrrad")]);
        Assert.Equal($"{url}?getan=gespeichert", words.Headers.Location?.ToString());
        using var csv = await office.SendAsync(AnswersPage.UrlOf(key), "form#ausgabe");
        Assert.Contains("mit dem Fahrrad", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var neighbour = await (await Visitor.StaffAsync(app, "hagen", Role.Editor)).GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, neighbour.StatusCode);
        using var reader = await (await Visitor.StaffAsync(app, copy.Slug, Role.Moderator)).GetAsync(AnswersPage.UrlOf(key));
        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
    }

    private static async Task<IEnumerable<(string, string)>> TokenAsync(PhaseOffice office, string url) =>
        (await office.Visitor.PageAsync(url))
            .QuerySelectorAll("form#fragen input[type=hidden]")
            .Where(f => f.GetAttribute("name") is "revision" or "form")
            .Select(f => (f.GetAttribute("name")!, f.GetAttribute("value")!));

    private SurveyProbe Probe => new(app, City);

    private Task<ParticipationPhase> SurveyAsync(Action<ParticipationPhase>? change = null) =>
        Probe.OpenAsync(
            [
                new()
                {
                    Key = "f1",
                    Kind = QuestionKind.Single,
                    Text = "Womit?",
                    IsRequired = true,
                    Options = ["zu Fuß", "mit dem Rad"],
                },
                new()
                {
                    Key = "f2",
                    Kind = QuestionKind.Text,
                    Text = "Und sonst?",
                },
            ],
            change
        );

    private static SurveyAnswer Chosen(string question, int choice) => SurveyProbe.Answer(question, choice);

    private Task<SurveyOutcome> StoreAsync(Guid phase, int revision, DateTime? at, IReadOnlyList<SurveyAnswer> answers, Guid? submission = null) =>
        Probe.StoreAsync(phase, revision, at, answers, submission);

    private Task<string> FormAsync(string phase) => Probe.FormAsync(phase);

    private Task<HttpResponseMessage> SendAsync(string phase, string token, params (string Name, string Value)[] fields) => Probe.SendAsync(phase, token, "", fields);

    private Task<HttpResponseMessage> SendToAsync(string phase, string token, string handler, params (string Name, string Value)[] fields) =>
        Probe.SendAsync(phase, token, handler, fields);

    private Task<HttpResponseMessage> ResumeAsync(string phase, string code) =>
        app.City(City).PostAsync($"{SurveyFormPage.UrlOf(phase)}?handler=Resume", new FormUrlEncodedContent([new("code", code)]));

    private Task<int> ParticipantsAsync(Guid phase) => app.ReadAsync(City, db => db.Set<ParticipationPhase>().Where(p => p.Id == phase).Select(p => p.Participants).SingleAsync());

    private static IQueryable<SurveyAnswer> AnswersOf(IsekDbContext db, Guid phase) =>
        db.Set<SurveyAnswer>().Where(a => db.Set<SurveySubmission>().Any(s => s.Id == a.SubmissionId && s.PhaseId == phase));
}
