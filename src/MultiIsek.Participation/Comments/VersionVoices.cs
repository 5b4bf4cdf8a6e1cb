using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>How many published contributions the elements of a version have, of all their paragraphs. What became of them is not known before there is a weighing.</summary>
internal sealed class VersionVoices(PhaseBook book) : IVersionVoices
{
    public async ValueTask<IReadOnlyDictionary<Guid, string>> OfAsync(Guid planVersionId, CancellationToken ct) =>
        (await book.CountsAsync(ct))
            .Where(c => c.Key.Version == planVersionId && c.Value.Values.Sum() > 0)
            .ToDictionary(c => c.Key.Element, c => GermanText.Count(c.Value.Values.Sum(), "Beitrag", "Beiträge"));
}
