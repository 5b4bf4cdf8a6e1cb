using System.Globalization;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Surveys;

/// <summary>The whole form of a survey: its questions in their order. Steps make another form and save nothing.</summary>
internal sealed record QuestionsForm(IReadOnlyList<QuestionDraft> Questions, bool ShowsInterim)
{
    public static QuestionsForm Read(IFormCollection form) =>
        new([.. form["frage"].OfType<string>().Where(IsKey).Distinct().Take(Question.Most).Select(k => QuestionDraft.Read(form, k))], form["zwischenstand"] == "ja");

    public QuestionsForm Step(string step, QuestionKind kind)
    {
        var (name, key) = step.Split(':', 2) is [var first, var second] ? (first, second) : (step, "");
        return name switch
        {
            "neu" when Questions.Count < Question.Most => this with { Questions = [.. Questions, new(FreeKey(), kind)] },
            "hoch" => Move(key, -1),
            "runter" => Move(key, 1),
            "weg" => this with { Questions = [.. Questions.Where(q => q.Key != key)] },
            _ => this,
        };
    }

    public (IReadOnlyList<Question> Questions, IReadOnlyList<Fault> Faults) Check(IReadOnlyList<ElementCard> elements)
    {
        List<Fault> faults = [];
        List<Question> all = [];
        foreach (var draft in Questions)
        {
            all.Add(draft.Check(all, elements, faults));
        }

        return (all, faults);
    }

    /// <summary>What a question can depend on: options of choices above it.</summary>
    public IEnumerable<(string Value, string Label)> ConditionsFor(QuestionDraft draft) =>
        Questions
            .TakeWhile(q => q.Key != draft.Key)
            .Where(q => q.Kind is QuestionKind.Single or QuestionKind.Several)
            .SelectMany(q => q.OptionList.Select((o, i) => ($"{q.Key}:{i}", $"{(q.Text.Length > 40 ? $"{q.Text[..40]} …" : q.Text)}: {o}")));

    private QuestionsForm Move(string key, int by)
    {
        var all = Questions.ToList();
        var at = all.FindIndex(q => q.Key == key);
        var to = at + by;
        if (at < 0 || to < 0 || to >= all.Count)
        {
            return this;
        }

        (all[at], all[to]) = (all[to], all[at]);
        return this with { Questions = all };
    }

    private string FreeKey() => $"f{1 + Questions.Select(q => int.Parse(q.Key[1..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max()}";

    /// <summary>"f12".</summary>
    public static bool IsKey(string key) => key is ['f', >= '1' and <= '9', ..] && key.Length <= 5 && key.Skip(1).All(char.IsAsciiDigit);
}
