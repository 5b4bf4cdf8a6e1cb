using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>How many comments an element of the plan tree has; where it can be commented and has none, that.</summary>
internal sealed class RowWords(PhaseBook book) : IPlanRowWords
{
    public async ValueTask<IReadOnlyList<string?>> SayAsync(IReadOnlyList<PlanRowSlot> rows, CancellationToken ct)
    {
        var counts = await book.CountsAsync(ct);
        var open = await book.OpenAsync(ct);
        return
        [
            .. rows.Select(row =>
                counts.GetValueOrDefault((row.PlanVersionId, row.ElementId))?.Values.Sum() is > 0 and var count ? GermanText.Count(count, "Kommentar", "Kommentare")
                : open.Any(p => p.Phase.Takes(row.ElementId, row.PlanVersionId, row.Role, row.IsCommentable)) ? "noch keine Kommentare"
                : null
            ),
        ];
    }
}
