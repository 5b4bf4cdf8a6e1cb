using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Surveys;

/// <summary>Alle Antworten einer Umfrage ausgeben, one row for each who took part, in no order that tells anything.</summary>
internal sealed record ExportSurvey(Guid PhaseId) : IRequest<SurveyRows>, IAudited
{
    public Act Act => new("survey.exported", PhaseId.ToString());
}

internal sealed record SurveyRows(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public byte[] ToCsv()
    {
        var csv = new Csv([.. Head]);
        foreach (var row in Rows)
        {
            csv.Row(row);
        }

        return csv.ToBytes();
    }
}

internal sealed class ExportSurveyHandler(IsekDbContext db) : IRequestHandler<ExportSurvey, SurveyRows>
{
    private sealed record Column(string Head, Func<ILookup<string, SurveyAnswer>, string> Cell);

    public async Task<SurveyRows> Handle(ExportSurvey command, CancellationToken ct)
    {
        var phase = await db.Set<ParticipationPhase>().AsNoTracking().SingleAsync(p => p.Id == command.PhaseId, ct);
        var days = await db.Set<SurveySubmission>().AsNoTracking().Where(s => s.PhaseId == phase.Id).OrderBy(s => s.Id).ToListAsync(ct);
        var answers = (
            await db.Set<SurveyAnswer>().AsNoTracking().Where(a => db.Set<SurveySubmission>().Any(s => s.Id == a.SubmissionId && s.PhaseId == phase.Id)).ToListAsync(ct)
        ).ToLookup(a => a.SubmissionId);
        var columns = phase.Questions.SelectMany(ColumnsOf).ToList();
        return new(
            ["Tag", .. columns.Select(c => c.Head)],
            [
                .. days.Select(d =>
                {
                    var own = answers[d.Id].ToLookup(a => a.Question);
                    return (IReadOnlyList<string>)[d.ReceivedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), .. columns.Select(c => c.Cell(own))];
                }),
            ]
        );
    }

    private static IEnumerable<Column> ColumnsOf(Question question) =>
        question.Kind switch
        {
            QuestionKind.Matrix => question.Lines.Select((l, line) => new Column($"{question.Text}: {l}", own => Words(question, own[question.Key].Where(a => a.Item == line)))),
            QuestionKind.Ranking => question.Options.Select(
                (o, option) => new Column($"{question.Text}: {o}", own => Words(question, own[question.Key].Where(a => a.Item == option)))
            ),
            _ => [new Column(question.Text, own => Words(question, own[question.Key]))],
        };

    private static string Words(Question question, IEnumerable<SurveyAnswer> answers) =>
        string.Join(
            ", ",
            answers.Select(a =>
                a.Text
                ?? (
                    a.Number is { } number ? SurveyInput.Typed(number)
                    : question.Kind is QuestionKind.Scale or QuestionKind.Ranking ? $"{a.Choice}"
                    : question.Options.ElementAtOrDefault(a.Choice) ?? ""
                )
            )
        );
}
