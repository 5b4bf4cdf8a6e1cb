using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;

namespace MultiIsek.Tests.Participation;

/// <summary>A survey of one city that is open for an hour, and those who answer it.</summary>
internal sealed class SurveyProbe(CommentApp app, string city)
{
    public const string City = "herzberg";

    public Task<ParticipationPhase> OpenAsync(IReadOnlyList<Question> questions, Action<ParticipationPhase>? change = null) =>
        app.PhaseAsync(
            city,
            p =>
            {
                (p.Kind, p.PlanVersionId, p.TargetRoles) = (PhaseKind.Survey, null, []);
                p.Questions = [.. questions];
                change?.Invoke(p);
            }
        );

    public static SurveyAnswer Answer(string question, int choice = SurveyAnswer.None, string? text = null, double? longitude = null, double? latitude = null) =>
        new()
        {
            SubmissionId = Guid.Empty,
            Question = question,
            Choice = choice,
            Text = text,
            Longitude = longitude,
            Latitude = latitude,
        };

    /// <summary>As the form does, without it.</summary>
    public async Task<SurveyOutcome> StoreAsync(Guid phase, int revision, DateTime? at, IReadOnlyList<SurveyAnswer> answers, Guid? submission = null)
    {
        using var moment = at is { } then ? app.Time.At(new DateTimeOffset(then, TimeSpan.Zero)) : null;
        await using var scope = app.Scope(city);
        return await scope.Get<SurveyStore>().AddAsync(phase, revision, submission ?? Guid.NewGuid(), answers, null, default);
    }

    /// <returns>The token of a form that was open for some seconds.</returns>
    public async Task<string> FormAsync(string phase)
    {
        var token = (await app.City(city).Page(SurveyFormPage.UrlOf(phase))).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        app.Time.Now += TimeSpan.FromSeconds(5);
        return token;
    }

    public Task<HttpResponseMessage> SendAsync(string phase, string token, string handler, params (string Name, string Value)[] fields) =>
        app.City(city)
            .PostAsync(SurveyFormPage.UrlOf(phase) + handler, new FormUrlEncodedContent(fields.Append(("token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
}
