using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Surveys;

/// <summary>
/// Freigegebene Texte einer Umfrage: each for itself and in an order that tells nothing. They stand where numbers stand: under a question that at least five answered, of
/// those days that are counted, and never under one whose number is hidden.
/// </summary>
internal sealed class SurveyTexts(IsekDbContext db)
{
    /// <summary>On the page of the phase; all have a page of their own.</summary>
    public const int First = 5;

    /// <summary>Texts of a question, whoever may see them.</summary>
    public IQueryable<SurveyAnswer> Of(Guid phase) =>
        db.Set<SurveyAnswer>().Where(a => a.Text != null && a.TextKey != null && db.Set<SurveySubmission>().Any(s => s.Id == a.SubmissionId && s.PhaseId == phase));

    /// <summary>Keys of what is public, in the order of a list that pages through it.</summary>
    public async Task<IReadOnlyList<Guid>> PublicAsync(Guid phase, SurveyResult result, QuestionResult of, CancellationToken ct)
    {
        if (result.Participants < SurveyCell.Least || of.IsHidden || of.Answered < SurveyCell.Least || of.Question.Kind != QuestionKind.Text)
        {
            return [];
        }

        var (key, until) = (of.Question.Key, result.Until ?? DateOnly.MaxValue);
        return await Of(phase)
            .Where(a => a.IsReleased && a.Question == key && db.Set<SurveySubmission>().Any(s => s.Id == a.SubmissionId && s.ReceivedOn <= until))
            .OrderBy(a => a.TextKey)
            .Select(a => a.TextKey!.Value)
            .ToListAsync(ct);
    }

    public async Task<IReadOnlyList<string>> ReadAsync(Guid phase, IReadOnlyList<Guid> keys, CancellationToken ct)
    {
        var texts = await Of(phase)
            .Where(a => keys.Contains(a.TextKey!.Value))
            .Select(a => new { Key = a.TextKey!.Value, Text = a.Text! })
            .ToDictionaryAsync(a => a.Key, a => a.Text, ct);
        return [.. keys.Where(texts.ContainsKey).Select(k => texts[k])];
    }

    /// <summary>The results with the first texts under each question.</summary>
    public async Task<SurveyResult> WithAsync(Guid phase, SurveyResult result, CancellationToken ct)
    {
        List<QuestionResult> questions = [];
        foreach (var question in result.Questions)
        {
            var keys = await PublicAsync(phase, result, question, ct);
            questions.Add(keys.Count == 0 ? question : question with { Texts = await ReadAsync(phase, [.. keys.Take(First)], ct), Released = keys.Count });
        }

        return result with
        {
            Questions = questions,
        };
    }
}
