using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Surveys;

/// <summary>What a person typed into a survey, as it was sent: name of the field, values. Fields that are none of the survey's are left out.</summary>
internal sealed partial record SurveyInput(IReadOnlyDictionary<string, IReadOnlyList<string>> Fields)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    // Kept in a column of limited length, never in markup.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SurveyInput Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    public static SurveyInput Read(IFormCollection form, IReadOnlyList<Question> questions) =>
        new(
            questions
                .SelectMany(NamesOf)
                .Where(form.ContainsKey)
                .ToDictionary(n => n, n => (IReadOnlyList<string>)[.. form[n].OfType<string>().Take(Question.OptionsMost).Select(v => Cut(SubmitContribution.Clean(v)))])
        );

    public static SurveyInput Parse(string kept) => new(JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(kept) ?? []);

    public string ToText() => JsonSerializer.Serialize(Fields.Where(f => f.Value.Any(v => v.Length > 0)).ToDictionary(), Plain);

    public string One(string field) => Fields.GetValueOrDefault(field) is [var value, ..] ? value : "";

    /// <summary>With one field as if this had been typed into it.</summary>
    public SurveyInput With(string field, string value) => new(new Dictionary<string, IReadOnlyList<string>>(Fields) { [field] = [value] });

    public bool Has(string field, int option) => Fields.GetValueOrDefault(field)?.Contains(option.ToString(CultureInfo.InvariantCulture)) == true;

    /// <summary>Answers of the questions that apply; those of others are as if they had not been given.</summary>
    public (IReadOnlyList<SurveyAnswer> Answers, IReadOnlyList<Fault> Faults) Check(IReadOnlyList<Question> questions)
    {
        List<SurveyAnswer> answers = [];
        List<Fault> faults = [];
        foreach (var question in questions.Where(q => Applies(q, questions)))
        {
            var before = answers.Count;
            var fault = Check(question, answers);
            fault ??= question.IsRequired && answers.Count == before ? new(question.Focus, $"Bitte beantworten Sie: „{question.Text}“") : null;
            if (fault is not null)
            {
                faults.Add(fault);
            }
        }

        return (answers, faults);
    }

    /// <summary>The whole chain of conditions holds. A condition names an earlier question, so that it ends.</summary>
    public bool Applies(Question question, IReadOnlyList<Question> questions)
    {
        if (question.OnlyIf.Length == 0)
        {
            return true;
        }

        var other = questions.TakeWhile(q => q.Key != question.Key).FirstOrDefault(q => q.Key == question.OnlyIf);
        return other is not null && Applies(other, questions) && Has(other.Field, question.OnlyIfOption);
    }

    private Fault? Check(Question question, List<SurveyAnswer> answers)
    {
        switch (question.Kind)
        {
            case QuestionKind.Single:
                AddChoice(question, question.Field, SurveyAnswer.None, 0, question.Options.Count - 1, answers);
                return null;
            case QuestionKind.Scale:
                AddChoice(question, question.Field, SurveyAnswer.None, 1, question.Steps, answers);
                return null;
            case QuestionKind.Several:
                answers.AddRange(Enumerable.Range(0, question.Options.Count).Where(o => Has(question.Field, o)).Select(o => Chosen(question, SurveyAnswer.None, o)));
                return null;
            case QuestionKind.Matrix:
                var before = answers.Count;
                for (var line = 0; line < question.Lines.Count; line++)
                {
                    AddChoice(question, $"{question.Field}-{line}", line, 0, question.Options.Count - 1, answers);
                }

                return question.IsRequired && answers.Count - before is > 0 and var given && given < question.Lines.Count
                    ? new(question.Focus, $"Bitte antworten Sie in jeder Zeile: „{question.Text}“")
                    : null;
            case QuestionKind.Ranking:
                return CheckRanking(question, answers);
            case QuestionKind.Number:
                return CheckNumber(question, answers);
            case QuestionKind.Place:
                return CheckPlace(question, answers);
            case QuestionKind.Text:
                if (One(question.Field) is { Length: > 0 } text)
                {
                    answers.Add(
                        new()
                        {
                            SubmissionId = Guid.Empty,
                            Question = question.Key,
                            Text = text,
                        }
                    );
                    return text.Length > Question.AnswerMax
                        ? new(question.Field, $"Der Text ist zu lang: Höchstens {GermanText.Number(Question.AnswerMax)} Zeichen sind möglich.")
                        : null;
                }

                return null;
            default:
                throw new InvalidOperationException($"Unknown kind {question.Kind}.");
        }
    }

    /// <summary>As Germans type it: "2,5", "1.000"; a point with other than three digits behind it is a comma.</summary>
    public static bool TryNumber(string typed, out double number)
    {
        var dot = typed.LastIndexOf('.');
        var plain = dot >= 0 && !typed.Contains(',', StringComparison.Ordinal) && typed.Length - dot != 4 ? typed.Replace('.', ',') : typed;
        return double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, German, out number)
            && Math.Abs(number) <= Question.NumberMost;
    }

    public static string Typed(double? number) => number?.ToString("0.##", German) ?? "";

    private static string Cut(string value) => value.Length > Question.AnswerMax + 1 ? value[..(Question.AnswerMax + 1)] : value;

    private static IEnumerable<string> NamesOf(Question question) =>
        question.Kind switch
        {
            QuestionKind.Matrix => question.Lines.Select((_, i) => $"{question.Field}-{i}"),
            QuestionKind.Ranking => question.Options.Select((_, i) => $"{question.Field}-{i}"),
            QuestionKind.Place => [question.Field, question.StreetField],
            _ => [question.Field],
        };
}
