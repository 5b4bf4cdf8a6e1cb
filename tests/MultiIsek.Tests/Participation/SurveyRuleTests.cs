using MultiIsek.Participation.Surveys;

namespace MultiIsek.Tests.Participation;

/// <summary>Which answers a survey takes, and which of its numbers anybody may see.</summary>
public sealed class SurveyRuleTests
{
    private static readonly Question[] Questions =
    [
        new()
        {
            Key = "f1",
            Kind = QuestionKind.Single,
            Text = "Womit?",
            IsRequired = true,
            Options = ["zu Fuß", "mit dem Rad"],
        },
        new()
        {
            Key = "f2",
            Kind = QuestionKind.Scale,
            Text = "Wie sicher?",
            Steps = 5,
            IsRequired = true,
            OnlyIf = "f1",
            OnlyIfOption = 1,
        },
        new()
        {
            Key = "f3",
            Kind = QuestionKind.Ranking,
            Text = "Was zuerst?",
            Options = ["Wohnen", "Klima", "Verkehr"],
        },
        new()
        {
            Key = "f4",
            Kind = QuestionKind.Number,
            Text = "Wie viele Minuten?",
            Min = 0,
            Max = 180,
        },
        new()
        {
            Key = "f5",
            Kind = QuestionKind.Matrix,
            Text = "Wie wichtig?",
            Options = ["sehr", "wenig"],
            Lines = ["Ruhe", "Grün"],
            IsRequired = true,
        },
    ];

    [Fact]
    public void An_answer_to_a_question_that_does_not_apply_is_none_and_is_not_asked_for()
    {
        var (answers, faults) = Check(("q-f1", "0"), ("q-f2", "5"), ("q-f5-0", "0"), ("q-f5-1", "1"));

        Assert.Empty(faults);
        Assert.Equal([("f1", -1, 0), ("f5", 0, 0), ("f5", 1, 1)], answers.Select(a => (a.Question, a.Item, a.Choice)));
        Assert.Contains(Check(("q-f1", "1"), ("q-f5-0", "0"), ("q-f5-1", "1")).Faults, f => f.Field == "q-f2-0");
    }

    [Theory]
    [InlineData("q-f1", "2", "Bitte beantworten Sie: „Womit?“")]
    [InlineData("q-f3-1", "2", "Beginnen Sie mit Rang 1 und lassen Sie keinen Rang aus: „Was zuerst?“")]
    [InlineData("q-f4", "viele", "Geben Sie eine Zahl ein, zum Beispiel 12 oder 2,5.")]
    [InlineData("q-f4", "181", "Die Zahl ist zu groß: Sie beträgt höchstens 180.")]
    [InlineData("q-f4", "-1", "Die Zahl ist zu klein: Sie beträgt mindestens 0.")]
    [InlineData("q-f5-1", "", "Bitte antworten Sie in jeder Zeile: „Wie wichtig?“")]
    public void What_is_wrong_is_said(string field, string value, string message)
    {
        Dictionary<string, string> fields = new()
        {
            ["q-f1"] = "0",
            ["q-f5-0"] = "0",
            ["q-f5-1"] = "0",
            [field] = value,
        };

        Assert.Equal([message], Check([.. fields.Select(f => (f.Key, f.Value))]).Faults.Select(f => f.Message));
    }

    [Fact]
    public void Each_rank_is_given_once() =>
        Assert.Contains(
            Check(("q-f1", "0"), ("q-f3-0", "1"), ("q-f3-1", "1"), ("q-f5-0", "0"), ("q-f5-1", "0")).Faults,
            f => f.Message.StartsWith("Jeden Rang", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("2,5", 2.5)]
    [InlineData("2.5", 2.5)]
    [InlineData("1.000", 1000)]
    [InlineData("-3", -3)]
    public void Numbers_are_read_as_people_type_them(string typed, double number)
    {
        Assert.True(SurveyInput.TryNumber(typed, out var read));
        Assert.Equal(number, read);
    }

    [Fact]
    public void A_small_cell_is_hidden_and_what_would_give_it_away_too()
    {
        Assert.Equal([false, true, true], Hidden(true, 20, 7, 3));
        Assert.Equal([false, true, true], Hidden(true, 20, 0, 4));
        Assert.Equal([false, false, true], Hidden(false, 20, 7, 3));
        Assert.Equal([false, false, false], Hidden(true, 20, 7, 5));
        Assert.All(SurveyResults.Table(null, 3, [("a", 3)], true, isPublic: false).Cells, c => Assert.False(c.IsHidden));
    }

    [Fact]
    public void A_draft_reads_what_it_wrote()
    {
        var kept = SurveyInput.Parse(Of(("q-f1", "1"), ("q-f4", "nicht fertig")).ToText());

        Assert.Equal("nicht fertig", kept.One("q-f4"));
        Assert.True(kept.Has("q-f1", 1));
    }

    [Fact]
    public void What_was_asked_of_those_behind_a_hidden_number_does_not_tell_it()
    {
        Question first = new()
        {
            Key = "a",
            Kind = QuestionKind.Single,
            Options = ["Ja", "Nein", "Vielleicht"],
        };
        Question OnlyIf(string key, int option) =>
            new()
            {
                Key = key,
                Kind = QuestionKind.Text,
                OnlyIf = "a",
                OnlyIfOption = option,
            };
        var table = SurveyResults.Table(null, 31, [("Ja", 20), ("Nein", 3), ("Vielleicht", 8)], isWhole: true, isPublic: true);
        var shown = SurveyResults.WithoutTellers([new(first, 31, [table]), new(OnlyIf("b", 2), 8, []), new(OnlyIf("c", 0), 20, [])]);

        Assert.Equal([false, true, true], table.Cells.Select(c => c.IsHidden));
        Assert.Equal([(31, false), (0, true), (20, false)], shown.Select(r => (r.Answered, r.IsHidden)));
    }

    [Fact]
    public void Words_change_and_do_not_change_places()
    {
        Question before = new()
        {
            Key = "a",
            Kind = QuestionKind.Single,
            Options = ["Ja", "Nein"],
            Low = "gar nicht",
            High = "sehr",
        };
        Assert.True((before with { Options = ["Ja, gern", "Nein"] }).IsReworded(before));
        Assert.False((before with { Options = ["Nein", "Ja"] }).IsReworded(before));
        Assert.False((before with { Options = ["Nein, danke", "Ja"] }).IsReworded(before));
        Assert.False((before with { Low = "sehr", High = "gar nicht" }).IsReworded(before));
        Assert.False((before with { Options = ["Ja", "Nein", "Vielleicht"] }).IsReworded(before));
    }

    private static List<bool> Hidden(bool isWhole, params int[] counts) =>
        [.. SurveyResults.Table(null, counts.Sum(), counts.Select((c, i) => ($"{i}", c)), isWhole, isPublic: true).Cells.Select(c => c.IsHidden)];

    private static (IReadOnlyList<SurveyAnswer> Answers, IReadOnlyList<MultiIsek.Kernel.Pages.Fault> Faults) Check(params (string Name, string Value)[] fields) =>
        Of(fields).Check(Questions);

    private static SurveyInput Of(params (string Name, string Value)[] fields) => new(fields.ToDictionary(f => f.Name, f => (IReadOnlyList<string>)[f.Value]));
}
