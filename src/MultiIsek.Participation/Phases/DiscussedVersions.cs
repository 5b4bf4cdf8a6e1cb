using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Phases;

/// <summary>The versions that public phases are about.</summary>
internal sealed class DiscussedVersions(PhaseBook book) : IDiscussedVersions
{
    public async ValueTask<IReadOnlyCollection<Guid>> ListAsync(CancellationToken ct) => await book.DiscussedAsync(ct);
}
