using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>How many comments an element of the plan tree has; where it can be commented and has none, that.</summary>
internal sealed class RowWords(PhaseBook book) : IPlanRowWords
{
    public async ValueTask<string?> SayAsync(PlanRowSlot row, CancellationToken ct)
    {
        var count = (await book.CountsAsync(row.PlanVersionId, row.ElementId, ct)).Values.Sum();
        return count > 0 ? GermanText.Count(count, "Kommentar", "Kommentare")
            : await book.OpenForAsync(row.ElementId, row.PlanVersionId, row.Role, row.IsCommentable, ct) is not null ? "noch keine Kommentare"
            : null;
    }
}
