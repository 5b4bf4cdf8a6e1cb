using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;

namespace MultiIsek.Tests.Participation;

/// <summary>A survey that some have answered already: for tests in a browser, which begin after that.</summary>
public static class SurveyAnswers
{
    /// <summary>Each of them wrote "Text Nummer N" yesterday, where the survey asks for a text, and named the same place.</summary>
    public static async Task AnswerAsync(this App app, string city, string survey, int people)
    {
        for (var person = 1; person <= people; person++)
        {
            await using var scope = app.Scope(city);
            var phase = await scope.Get<IsekDbContext>().Set<ParticipationPhase>().SingleAsync(p => p.Key == survey);
            var answers = phase.Questions.SelectMany(q => Answer(q, person)).ToList();
            using var yesterday = app.Time.At(app.Time.Now.AddDays(-1));
            await scope.Get<SurveyStore>().AddAsync(phase.Id, phase.Revision, Guid.NewGuid(), answers, null, default);
        }
    }

    private static IEnumerable<SurveyAnswer> Answer(Question question, int person) =>
        question.Kind switch
        {
            QuestionKind.Text => [SurveyProbe.Answer(question.Key, text: $"Text Nummer {person}")],
            QuestionKind.Place => [SurveyProbe.Answer(question.Key, longitude: 8.05, latitude: 52.036)],
            QuestionKind.Single => [SurveyProbe.Answer(question.Key, 1)],
            _ => [],
        };
}
