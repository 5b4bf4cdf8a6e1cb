using System.Globalization;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.MapPins;

namespace MultiIsek.Participation.Surveys;

/// <summary>Answers of single kinds of questions.</summary>
internal sealed partial record SurveyInput
{
    private Fault? CheckRanking(Question question, List<SurveyAnswer> answers)
    {
        List<SurveyAnswer> ranks = [];
        for (var option = 0; option < question.Options.Count; option++)
        {
            AddChoice(question, $"{question.Field}-{option}", option, 1, question.Options.Count, ranks);
        }

        answers.AddRange(ranks);
        return ranks.Select(r => r.Choice).Distinct().Count() < ranks.Count ? new(question.Focus, $"Jeden Rang gibt es nur einmal: „{question.Text}“")
            : ranks.Count > 0 && ranks.Max(r => r.Choice) > ranks.Count ? new(question.Focus, $"Beginnen Sie mit Rang 1 und lassen Sie keinen Rang aus: „{question.Text}“")
            : null;
    }

    private Fault? CheckNumber(Question question, List<SurveyAnswer> answers)
    {
        if (One(question.Field) is not { Length: > 0 } typed)
        {
            return null;
        }

        if (!TryNumber(typed, out var number))
        {
            return new(question.Field, "Geben Sie eine Zahl ein, zum Beispiel 12 oder 2,5.");
        }

        answers.Add(
            new()
            {
                SubmissionId = Guid.Empty,
                Question = question.Key,
                Number = number,
            }
        );
        return number < question.Min ? new(question.Field, $"Die Zahl ist zu klein: Sie beträgt mindestens {Typed(question.Min)}.")
            : number > question.Max ? new(question.Field, $"Die Zahl ist zu groß: Sie beträgt höchstens {Typed(question.Max)}.")
            : null;
    }

    private Fault? CheckPlace(Question question, List<SurveyAnswer> answers)
    {
        if (One(question.Field) is not { Length: > 0 } typed)
        {
            return One(question.StreetField).Length > 0
                ? new(question.StreetField, "Suchen Sie nach der Adresse und wählen Sie einen Treffer aus, oder lassen Sie das Feld leer.")
                : null;
        }

        var point = GeoPoint.Parse(typed);
        if (PinPlace.FaultOf(point) is { } fault)
        {
            return new(question.Field, fault);
        }

        answers.Add(
            new()
            {
                SubmissionId = Guid.Empty,
                Question = question.Key,
                Longitude = point!.Value.Longitude,
                Latitude = point.Value.Latitude,
            }
        );
        return null;
    }

    private void AddChoice(Question question, string field, int item, int from, int to, List<SurveyAnswer> answers)
    {
        if (int.TryParse(One(field), NumberStyles.None, CultureInfo.InvariantCulture, out var choice) && choice >= from && choice <= to)
        {
            answers.Add(Chosen(question, item, choice));
        }
    }

    private static SurveyAnswer Chosen(Question question, int item, int choice) =>
        new()
        {
            SubmissionId = Guid.Empty,
            Question = question.Key,
            Item = item,
            Choice = choice,
        };
}
