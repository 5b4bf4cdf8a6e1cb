using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Surveys;

/// <summary>Ergebnis einer Zelle, as anybody may see it: the number, or that it is small.</summary>
/// <param name="At">Of a place.</param>
internal sealed record SurveyCell(string Label, int Count, bool IsHidden, int Of, PlaceCell? At = null)
{
    public const int Least = 5;

    /// <summary>Of a hundred; of those who answered the question.</summary>
    public int Percent => IsHidden || Of == 0 ? 0 : (int)Math.Round(100.0 * Count / Of, MidpointRounding.AwayFromZero);
}

/// <param name="Name">Line of a matrix; null for the question as a whole.</param>
/// <param name="Mean">Of a number or a scale, from five answers on; the mean rank of options comes in the cells' labels.</param>
internal sealed record SurveyTable(string? Name, int Answered, IReadOnlyList<SurveyCell> Cells, double? Mean = null);

/// <param name="IsHidden">Too few were asked, or their number would tell another that is hidden.</param>
internal sealed record QuestionResult(Question Question, int Answered, IReadOnlyList<SurveyTable> Tables, bool IsHidden = false)
{
    /// <summary>The first of the texts that staff released …</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>… and how many there are.</summary>
    public int Released { get; init; }
    public bool HasMap => Tables.Any(t => t.Cells.Any(c => c.At is not null));
}

/// <param name="Until">Counted are answers up to and with this day; null for all.</param>
internal sealed record SurveyResult(int Participants, DateOnly? Until, IReadOnlyList<QuestionResult> Questions);

/// <summary>Counts the answers of a survey in two grouped queries, however many there are.</summary>
internal sealed class SurveyResults(IsekDbContext db, SurveyPlaces places, SurveyTexts texts, TimeProvider time)
{
    private sealed record Group(string Question, int Item, int Choice, int Count, double? Mean);

    /// <summary>What the page of the phase shows; null where nothing is to be seen, or not yet.</summary>
    public async Task<SurveyResult?> PublicAsync(ParticipationPhase phase, PhaseState state, CancellationToken ct) =>
        phase.ShowsNumbers(state) ? await texts.WithAsync(phase.Id, await CountAsync(phase.Id, phase.Questions, state == PhaseState.Open, isPublic: true, ct), ct) : null;

    /// <param name="isInterim">
    /// While it runs, whole days are counted, as soon as at least five people more have answered: who watched the page from one day to the next would else learn what one
    /// person said.
    /// </param>
    /// <param name="isPublic">Small numbers are hidden.</param>
    public async Task<SurveyResult> CountAsync(Guid phase, IReadOnlyList<Question> questions, bool isInterim, bool isPublic, CancellationToken ct)
    {
        var until = isInterim ? await UntilAsync(phase, ct) : DateOnly.MaxValue;
        var submissions = db.Set<SurveySubmission>().Where(s => s.PhaseId == phase && s.ReceivedOn <= until);
        var participants = await submissions.CountAsync(ct);
        var groups = await db.Set<SurveyAnswer>()
            .Where(a => submissions.Any(s => s.Id == a.SubmissionId))
            .GroupBy(a => new
            {
                a.Question,
                a.Item,
                a.Choice,
            })
            .Select(g => new Group(g.Key.Question, g.Key.Item, g.Key.Choice, g.Count(), g.Average(a => a.Number)))
            .ToListAsync(ct);
        var several = questions.Where(q => q.Kind is QuestionKind.Several or QuestionKind.Ranking).Select(q => q.Key).ToList();
        var answered = await db.Set<SurveyAnswer>()
            .Where(a => several.Contains(a.Question) && submissions.Any(s => s.Id == a.SubmissionId))
            .Select(a => new { a.Question, a.SubmissionId })
            .Distinct()
            .GroupBy(a => a.Question)
            .Select(g => new { Question = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Question, g => g.Count, ct);
        var byQuestion = groups.ToLookup(g => g.Question);
        List<QuestionResult> results = [.. questions.Select(q => Of(q, [.. byQuestion[q.Key]], answered.GetValueOrDefault(q.Key), isPublic))];
        var counted = db.Set<SurveyAnswer>().Where(a => submissions.Any(s => s.Id == a.SubmissionId));
        for (var i = 0; i < results.Count; i++)
        {
            results[i] = questions[i].Kind == QuestionKind.Place ? results[i] with { Tables = [await places.TableAsync(questions[i], counted, isPublic, ct)] } : results[i];
        }

        return new(participants, isInterim && participants > 0 ? until : null, isPublic ? WithoutTellers(results) : results);
    }

    /// <summary>The last day on which so many had answered since the one before; none before the first.</summary>
    private async Task<DateOnly> UntilAsync(Guid phase, CancellationToken ct)
    {
        var today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        var days = await db.Set<SurveySubmission>()
            .Where(s => s.PhaseId == phase && s.ReceivedOn < today)
            .GroupBy(s => s.ReceivedOn)
            .Select(g => new { Day = g.Key, Count = g.Count() })
            .OrderBy(g => g.Day)
            .ToListAsync(ct);
        var (until, waiting) = (DateOnly.MinValue, 0);
        foreach (var day in days)
        {
            waiting += day.Count;
            (until, waiting) = waiting >= SurveyCell.Least ? (day.Day, 0) : (until, waiting);
        }

        return until;
    }

    /// <summary>How many answered a question that was asked only of those behind a hidden number would tell that number: nothing is shown of it, nor of what depends on it.</summary>
    internal static IReadOnlyList<QuestionResult> WithoutTellers(IReadOnlyList<QuestionResult> results)
    {
        Dictionary<string, QuestionResult> shown = [];
        foreach (var result in results)
        {
            var decides = shown.GetValueOrDefault(result.Question.OnlyIf);
            var tells = decides is not null && (decides.IsHidden || decides.Tables.Any(t => t.Cells.ElementAtOrDefault(result.Question.OnlyIfOption) is { IsHidden: true }));
            shown[result.Question.Key] = tells ? new(result.Question, 0, [], IsHidden: true) : result;
        }

        return [.. results.Select(r => shown[r.Question.Key])];
    }

    private static QuestionResult Of(Question question, List<Group> groups, int answered, bool isPublic)
    {
        var all = question.Kind is QuestionKind.Several or QuestionKind.Ranking ? answered : groups.Sum(g => g.Count);
        switch (question.Kind)
        {
            case QuestionKind.Single:
            case QuestionKind.Several:
                var counts = question.Options.Select((o, i) => (o, CountOf(SurveyAnswer.None, i)));
                return new(question, all, [Table(null, all, counts, question.Kind == QuestionKind.Single, isPublic)]);
            case QuestionKind.Scale:
                var steps = Enumerable.Range(1, question.Steps).Select(s => (StepOf(question, s), CountOf(SurveyAnswer.None, s)));
                var table = Table(null, all, steps, true, isPublic);
                return new(question, all, [table with { Mean = MeanOf(groups, all, isPublic) }]);
            case QuestionKind.Matrix:
                var lines = question.Lines.Select(
                    (l, line) => Table(l, groups.Where(g => g.Item == line).Sum(g => g.Count), question.Options.Select((o, i) => (o, CountOf(line, i))), true, isPublic)
                );
                return new(question, question.Lines.Select((_, l) => groups.Where(g => g.Item == l).Sum(g => g.Count)).DefaultIfEmpty().Max(), [.. lines]);
            case QuestionKind.Ranking:
                var first = question.Options.Select((o, i) => (o, CountOf(i, 1)));
                return new(question, all, [Table(null, all, first, true, isPublic)]);
            case QuestionKind.Number:
                var mean = all > 0 && (!isPublic || all >= SurveyCell.Least) ? groups.Single().Mean : null;
                return new(question, all, [new(null, all, [], mean)]);
            // The table of places comes with their points.
            case QuestionKind.Place:
            case QuestionKind.Text:
                return new(question, all, []);
            default:
                throw new InvalidOperationException($"Unknown kind {question.Kind}.");
        }

        int CountOf(int item, int choice) => groups.Where(g => g.Item == item && g.Choice == choice).Sum(g => g.Count);
    }

    private static string StepOf(Question question, int step) =>
        step == 1 && question.Low.Length > 0 ? $"{step} – {question.Low}"
        : step == question.Steps && question.High.Length > 0 ? $"{step} – {question.High}"
        : $"{step}";

    private static double? MeanOf(List<Group> groups, int all, bool isPublic) =>
        all == 0 || (isPublic && all < SurveyCell.Least) ? null : Math.Round(groups.Sum(g => (double)g.Choice * g.Count) / all, 1, MidpointRounding.AwayFromZero);

    /// <param name="isWhole">The cells add up to all who answered: one hidden cell alone could be worked out, so that the next smallest is hidden with it.</param>
    internal static SurveyTable Table(string? name, int answered, IEnumerable<(string Label, int Count)> counts, bool isWhole, bool isPublic)
    {
        var cells = counts.Select(c => new SurveyCell(c.Label, c.Count, isPublic && c.Count < SurveyCell.Least, answered)).ToList();
        if (isPublic && isWhole && cells.Count(c => c.IsHidden) == 1 && cells.Where(c => !c.IsHidden).MinBy(c => c.Count) is { } next)
        {
            cells[cells.IndexOf(next)] = next with { IsHidden = true };
        }

        return new(name, answered, cells);
    }
}
