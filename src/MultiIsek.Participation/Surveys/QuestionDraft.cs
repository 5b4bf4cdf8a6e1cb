using System.Globalization;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Surveys;

/// <summary>A question as it stands in the editor's form.</summary>
/// <param name="Element">Key of the element it is about; empty for none.</param>
/// <param name="Options">One a line.</param>
/// <param name="OnlyIf">"f2:0": the first option of question f2; empty for always.</param>
internal sealed record QuestionDraft(string Key, QuestionKind Kind)
{
    public string Text { get; init; } = "";
    public string Help { get; init; } = "";
    public bool IsRequired { get; init; }
    public string Element { get; init; } = "";
    public string Options { get; init; } = "";
    public string Lines { get; init; } = "";
    public string Low { get; init; } = "";
    public string High { get; init; } = "";
    public string Steps { get; init; } = "5";
    public string Unit { get; init; } = "";
    public string Min { get; init; } = "";
    public string Max { get; init; } = "";
    public string OnlyIf { get; init; } = "";

    public IReadOnlyList<string> OptionList => ListOf(Options);

    public static QuestionDraft Of(Question question, IReadOnlyList<ElementCard> elements) =>
        new(question.Key, question.Kind)
        {
            Text = question.Text,
            Help = question.Help,
            IsRequired = question.IsRequired,
            Element = elements.FirstOrDefault(e => e.Id == question.ElementId)?.Key ?? "",
            Options = string.Join('\n', question.Options),
            Lines = string.Join('\n', question.Lines),
            Low = question.Low,
            High = question.High,
            Steps = question.Steps > 0 ? question.Steps.ToString(CultureInfo.InvariantCulture) : "5",
            Unit = question.Unit,
            Min = SurveyInput.Typed(question.Min),
            Max = SurveyInput.Typed(question.Max),
            OnlyIf = question.OnlyIf.Length == 0 ? "" : $"{question.OnlyIf}:{question.OnlyIfOption}",
        };

    public static QuestionDraft Read(IFormCollection form, string key)
    {
        string Line(string name) => SubmitContribution.Clean(form[$"{name}-{key}"]).ReplaceLineEndings(" ");
        return new(key, Enum.TryParse<QuestionKind>(form[$"art-{key}"], out var kind) && Enum.IsDefined(kind) ? kind : QuestionKind.Single)
        {
            Text = Line("t"),
            Help = Line("h"),
            IsRequired = form[$"pf-{key}"] == "ja",
            Element = Line("el"),
            Options = SubmitContribution.Clean(form[$"o-{key}"]),
            Lines = SubmitContribution.Clean(form[$"z-{key}"]),
            Low = Line("lo"),
            High = Line("hi"),
            Steps = form.ContainsKey($"st-{key}") ? Line("st") : "5",
            Unit = Line("ei"),
            Min = Line("mi"),
            Max = Line("ma"),
            OnlyIf = Line("wenn"),
        };
    }

    /// <param name="earlier">The questions above it.</param>
    public Question Check(IReadOnlyList<Question> earlier, IReadOnlyList<ElementCard> elements, List<Fault> faults)
    {
        Fits("t", Text, Question.TextMax, "Schreiben Sie die Frage.", faults);
        Fits("h", Help, Question.HelpMax, null, faults);
        var isChoice = Kind is QuestionKind.Single or QuestionKind.Several or QuestionKind.Ranking or QuestionKind.Matrix;
        List<string> options = isChoice ? Listed("o", Options, 2, Kind == QuestionKind.Matrix ? "Spalten" : "Antworten", faults) : [];
        List<string> lines = Kind == QuestionKind.Matrix ? Listed("z", Lines, 1, "Zeilen", faults) : [];
        var isScale = Kind == QuestionKind.Scale;
        var steps = 0;
        if (isScale)
        {
            Fits("lo", Low, Question.OptionMax, "Nennen Sie, was das untere Ende bedeutet.", faults);
            Fits("hi", High, Question.OptionMax, "Nennen Sie, was das obere Ende bedeutet.", faults);
            if (!int.TryParse(Steps, NumberStyles.None, CultureInfo.InvariantCulture, out steps) || steps is < Question.StepsLeast or > Question.StepsMost)
            {
                faults.Add(new($"st-{Key}", $"Eine Skala hat {Question.StepsLeast} bis {Question.StepsMost} Stufen."));
            }
        }

        var isNumber = Kind == QuestionKind.Number;
        var (min, max) = isNumber ? (NumberOf("mi", Min, faults), NumberOf("ma", Max, faults)) : (null, null);
        Fits("ei", isNumber ? Unit : "", 40, null, faults);
        if (min > max)
        {
            faults.Add(new($"ma-{Key}", "Die größte Zahl ist kleiner als die kleinste."));
        }

        var element = elements.FirstOrDefault(e => e.Key == Element);
        if (Element.Length > 0 && element is null)
        {
            faults.Add(new($"el-{Key}", "Dieses Kapitel gibt es nicht. Wählen Sie eines aus der Liste oder lassen Sie das Feld leer."));
        }

        var (onlyIf, option) = Condition(earlier, faults);
        return new()
        {
            Key = Key,
            Kind = Kind,
            Text = Text,
            Help = Help,
            IsRequired = IsRequired,
            ElementId = element?.Id,
            Options = options,
            Lines = lines,
            Low = isScale ? Low : "",
            High = isScale ? High : "",
            Steps = steps,
            Unit = isNumber ? Unit : "",
            Min = min,
            Max = max,
            OnlyIf = onlyIf,
            OnlyIfOption = option,
        };
    }

    private (string Key, int Option) Condition(IReadOnlyList<Question> earlier, List<Fault> faults)
    {
        if (OnlyIf.Length == 0)
        {
            return ("", 0);
        }

        if (
            OnlyIf.Split(':') is [var key, var place]
            && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var option)
            && earlier.FirstOrDefault(q => q.Key == key && q.CanDecide) is { } other
            && option < other.Options.Count
        )
        {
            return (key, option);
        }

        faults.Add(new($"wenn-{Key}", "Die Bedingung braucht eine Antwort einer Frage, die weiter oben steht."));
        return ("", 0);
    }

    private double? NumberOf(string field, string typed, List<Fault> faults)
    {
        if (typed.Length == 0)
        {
            return null;
        }

        if (SurveyInput.TryNumber(typed, out var number))
        {
            return number;
        }

        faults.Add(new($"{field}-{Key}", "Geben Sie eine Zahl ein oder lassen Sie das Feld leer."));
        return null;
    }

    private List<string> Listed(string field, string typed, int least, string what, List<Fault> faults)
    {
        List<string> all = [.. ListOf(typed)];
        var fault =
            all.Count < least ? $"Nennen Sie mindestens {(least == 1 ? "eine Zeile" : $"zwei {what}")}, je eine auf einer Zeile."
            : all.Count > Question.OptionsMost ? $"Höchstens {Question.OptionsMost} {what}."
            : all.Find(o => o.Length > Question.OptionMax) is not null ? $"Eine Zeile hat höchstens {Question.OptionMax} Zeichen."
            : all.Distinct(StringComparer.OrdinalIgnoreCase).Count() < all.Count ? "Eine Zeile steht doppelt da."
            : null;
        if (fault is not null)
        {
            faults.Add(new($"{field}-{Key}", fault));
        }

        return all;
    }

    private void Fits(string field, string text, int max, string? ifMissing, List<Fault> faults)
    {
        if (text.Length > max)
        {
            faults.Add(new($"{field}-{Key}", $"Höchstens {GermanText.Number(max)} Zeichen; es sind {GermanText.Number(text.Length)}."));
        }
        else if (text.Length == 0 && ifMissing is not null)
        {
            faults.Add(new($"{field}-{Key}", ifMissing));
        }
    }

    private static string[] ListOf(string typed) => typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
