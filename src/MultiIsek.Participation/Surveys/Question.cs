namespace MultiIsek.Participation.Surveys;

internal enum QuestionKind
{
    Single,
    Several,

    /// <summary>From one end to the other, in steps of one.</summary>
    Scale,

    /// <summary>Options in an order of one's own.</summary>
    Ranking,
    Number,
    Text,

    /// <summary>One of the options for each line.</summary>
    Matrix,

    /// <summary>A point on the map.</summary>
    Place,
}

/// <summary>Frage einer Umfrage. Answers name options and lines by their place, so that words may be mended; with answers in, nothing moves any more.</summary>
internal sealed record Question
{
    public const int Most = 60;
    public const int TextMax = 300;
    public const int HelpMax = 500;
    public const int OptionMax = 120;
    public const int OptionsMost = 30;
    public const int AnswerMax = 4000;
    public const int StepsLeast = 3;
    public const int StepsMost = 11;
    public const double NumberMost = 1_000_000_000;

    public string Key { get; init; } = "";
    public QuestionKind Kind { get; init; }
    public string Text { get; init; } = "";
    public string Help { get; init; } = "";
    public bool IsRequired { get; init; }

    /// <summary>The part of a plan that it is about; null for a general one.</summary>
    public Guid? ElementId { get; init; }

    /// <summary>Of single, several and ranking; the columns of a matrix.</summary>
    public List<string> Options { get; init; } = [];

    /// <summary>Of a matrix.</summary>
    public List<string> Lines { get; init; } = [];

    /// <summary>Words for the ends of a scale.</summary>
    public string Low { get; init; } = "";
    public string High { get; init; } = "";
    public int Steps { get; init; }
    public string Unit { get; init; } = "";
    public double? Min { get; init; }
    public double? Max { get; init; }

    /// <summary>Asked only of those who chose this option of an earlier question.</summary>
    public string OnlyIf { get; init; } = "";
    public int OnlyIfOption { get; init; }

    public string Field => $"q-{Key}";

    /// <summary>Of a place: the address that is looked for.</summary>
    public string StreetField => $"{Field}-street";

    /// <summary>Where an error of it leads to: the first thing that can be typed into.</summary>
    public string Focus =>
        Kind is QuestionKind.Number or QuestionKind.Text or QuestionKind.Place ? Field
        : Kind == QuestionKind.Matrix ? $"{Field}-0-0"
        : $"{Field}-0";

    public bool HasOptions => Kind is QuestionKind.Single or QuestionKind.Several or QuestionKind.Ranking or QuestionKind.Matrix;

    /// <summary>Another question may depend on its options.</summary>
    public bool CanDecide => Kind is QuestionKind.Single or QuestionKind.Several;

    /// <summary>All that answers depend on: what may no longer change once there are some.</summary>
    public string Shape => string.Join('|', Key, Kind, ElementId, Options.Count, Lines.Count, Steps, Min, Max, OnlyIf, OnlyIfOption);

    /// <summary>With the same shape and other words. Words that change places are no other words: answers to the one would count as answers to the other.</summary>
    public bool IsReworded(Question before) =>
        Shape == before.Shape && Stays(Options, before.Options) && Stays(Lines, before.Lines) && Stays([Low, High], [before.Low, before.High]);

    private static bool Stays(List<string> now, List<string> before) => now.Index().All(n => n.Item.Length == 0 || before[n.Index] == n.Item || !before.Contains(n.Item));

    public string? Condition(IReadOnlyList<Question> all) =>
        all.FirstOrDefault(q => q.Key == OnlyIf) is { } other && OnlyIfOption < other.Options.Count
            ? $"Nur, wenn Sie bei „{other.Text}“ „{other.Options[OnlyIfOption]}“ gewählt haben."
            : null;
}

internal static class QuestionWords
{
    public static string ToGerman(this QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Single => "Eine Antwort auswählen",
            QuestionKind.Several => "Mehrere Antworten auswählen",
            QuestionKind.Scale => "Skala",
            QuestionKind.Ranking => "Rangfolge",
            QuestionKind.Number => "Zahl",
            QuestionKind.Text => "Freier Text",
            QuestionKind.Matrix => "Tabelle mit Zeilen und Spalten",
            QuestionKind.Place => "Ort auf der Karte",
            _ => throw new InvalidOperationException($"Unknown kind {kind}."),
        };
}
