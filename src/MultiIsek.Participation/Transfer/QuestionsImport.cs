using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Transfer;

/// <summary>The questions of a survey, by the rules of the desk's form.</summary>
internal sealed class QuestionsImport(Import import, JsonFile<ParticipationFile> file)
{
    public void Apply(ParticipationPhase row, PhaseRecord record, string path)
    {
        if (record.Kind != PhaseKind.Survey && record.Questions.Count > 0)
        {
            import.Error(file, $"{path}.questions", "Fragen hat nur eine Umfrage.");
        }

        List<Question> questions = [];
        foreach (var (each, index) in record.Questions.Take(Question.Most).Select((q, i) => (q, i)))
        {
            questions.Add(Read(each, $"{path}.questions[{index}]", questions));
        }

        if (row.Participants > 0 && !row.Questions.Select(q => q.Shape).SequenceEqual(questions.Select(q => q.Shape)))
        {
            import.Error(file, $"{path}.questions", "Zu dieser Umfrage gibt es Antworten: Fragen und Antworten zur Auswahl bleiben, nur Wörter können sich ändern.");
        }

        (row.Questions, row.ShowsInterim) = (questions, record.ShowsInterim);
    }

    private Question Read(QuestionRecord record, string path, List<Question> earlier)
    {
        var draft = new QuestionDraft($"f{earlier.Count + 1}", record.Kind)
        {
            Text = record.Text,
            Help = record.Help ?? "",
            IsRequired = record.Required,
            Options = string.Join('\n', record.Options),
            Lines = string.Join('\n', record.Lines),
            Low = record.Low ?? "",
            High = record.High ?? "",
            Steps = $"{record.Steps ?? 5}",
            Unit = record.Unit ?? "",
            Min = SurveyInput.Typed(record.Min),
            Max = SurveyInput.Typed(record.Max),
            OnlyIf = record.OnlyIf is { } condition ? $"f{condition.Question}:{earlier.Find(q => q.Key == $"f{condition.Question}")?.Options.IndexOf(condition.Option) ?? -1}" : "",
        };
        List<Fault> faults = [];
        var question = draft.Check(earlier, [], faults);
        faults.ForEach(f => import.Error(file, path, f.Message));
        return question with { ElementId = import.Find(file, $"{path}.element", PlanningKeys.ElementKind, record.Element) };
    }
}
