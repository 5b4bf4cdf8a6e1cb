using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>What the newest comments of an element quote; they are read for its page anyway.</summary>
internal sealed class QuotedParagraphs(PhaseBook book, ContributionList list) : IParagraphMarks
{
    public async ValueTask<IReadOnlyDictionary<int, IReadOnlyList<string>>> ListAsync(Guid planVersionId, Guid elementId, CancellationToken ct)
    {
        if ((await book.CountsAsync(planVersionId, elementId, ct)).Values.Sum() == 0)
        {
            return new Dictionary<int, IReadOnlyList<string>>();
        }

        var quoting = (await list.NewestAsync(planVersionId, elementId, ct)).Where(c => c.Quote is not null);
        return quoting.GroupBy(c => c.Paragraph).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(c => c.Quote!).Distinct()]);
    }
}
