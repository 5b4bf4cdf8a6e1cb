using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Surveys;

/// <summary>Alle Antworten einer Umfrage ausgeben, one row for each who took part, in no order that tells anything.</summary>
/// <param name="IsOffice">As XLSX with a sheet of the questions, else as CSV.</param>
internal sealed record ExportSurvey(Guid PhaseId, bool IsOffice) : IRequest<byte[]>, IAudited
{
    public Act Act => new("survey.exported", PhaseId.ToString());
}

internal sealed class ExportSurveyHandler(IsekDbContext db) : IRequestHandler<ExportSurvey, byte[]>
{
    private static readonly string[] QuestionHead = ["Nummer", "Frage", "Art der Antwort", "Pflichtfrage", "Antworten zur Auswahl", "Zeilen", "Bedingung", "Hilfe"];

    private sealed record Column(string Head, Func<ILookup<string, SurveyAnswer>, string> Cell);

    public async Task<byte[]> Handle(ExportSurvey command, CancellationToken ct)
    {
        var phase = await db.Set<ParticipationPhase>().AsNoTracking().SingleAsync(p => p.Id == command.PhaseId, ct);
        var days = await db.Set<SurveySubmission>().AsNoTracking().Where(s => s.PhaseId == phase.Id).OrderBy(s => s.Id).ToListAsync(ct);
        var answers = (
            await db.Set<SurveyAnswer>().AsNoTracking().Where(a => db.Set<SurveySubmission>().Any(s => s.Id == a.SubmissionId && s.PhaseId == phase.Id)).ToListAsync(ct)
        ).ToLookup(a => a.SubmissionId);
        var columns = phase.Questions.SelectMany(ColumnsOf).ToList();
        string[] head = ["Tag", .. columns.Select(c => c.Head)];
        List<IReadOnlyList<string>> rows =
        [
            .. days.Select(d =>
            {
                var own = answers[d.Id].ToLookup(a => a.Question);
                return (IReadOnlyList<string>)[d.ReceivedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), .. columns.Select(c => c.Cell(own))];
            }),
        ];
        if (command.IsOffice)
        {
            return OfficeTable.Write([new("Antworten", head, rows), new("Fragen", QuestionHead, [.. phase.Questions.Select((q, i) => QuestionRow(q, i + 1, phase.Questions))])]);
        }

        var csv = new Csv(head);
        rows.ForEach(r => csv.Row(r));
        return csv.ToBytes();
    }

    private static string[] QuestionRow(Question question, int number, IReadOnlyList<Question> all) =>
        [
            $"{number}",
            question.Text,
            question.Kind.ToGerman(),
            question.IsRequired ? "ja" : "nein",
            question.Kind == QuestionKind.Scale ? $"1 ({question.Low}) bis {question.Steps} ({question.High})" : string.Join("; ", question.Options),
            string.Join("; ", question.Lines),
            question.Condition(all) ?? "",
            question.Help,
        ];

    private static IEnumerable<Column> ColumnsOf(Question question) =>
        question.Kind switch
        {
            QuestionKind.Matrix => question.Lines.Select((l, line) => new Column($"{question.Text}: {l}", own => Words(question, own[question.Key].Where(a => a.Item == line)))),
            QuestionKind.Ranking => question.Options.Select(
                (o, option) => new Column($"{question.Text}: {o}", own => Words(question, own[question.Key].Where(a => a.Item == option)))
            ),
            QuestionKind.Place =>
            [
                new Column($"{question.Text} (Breite)", own => Degrees(own[question.Key].FirstOrDefault()?.Latitude)),
                new Column($"{question.Text} (Länge)", own => Degrees(own[question.Key].FirstOrDefault()?.Longitude)),
            ],
            _ => [new Column(question.Text, own => Words(question, own[question.Key]))],
        };

    private static string Degrees(double? degrees) => degrees?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

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
