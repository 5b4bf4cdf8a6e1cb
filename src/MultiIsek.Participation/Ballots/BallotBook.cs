using MediatR;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ballots;

/// <summary>Was Bürgerinnen und Bürger zu einem Element sagen, in one phase.</summary>
/// <param name="Of">How many measures have a rank.</param>
internal sealed record ElementRank(ParticipationPhase Phase, BallotResult Result, MeasureResult Measure, int Of);

/// <summary>
/// The citizens' ranks for the pages of elements, counted once per revision of the content. Numbers that may be seen change at midnight at the earliest, and with the
/// end of a phase: day and states are part of what they are kept under.
/// </summary>
internal sealed class BallotBook(IsekDbContext db, TenantCache cache, PhaseBook book, BallotResults results, IMediator mediator)
{
    /// <summary>Those that may be seen now, newest phase first.</summary>
    public async Task<IReadOnlyList<ElementRank>> OfAsync(Guid element, CancellationToken ct = default)
    {
        var now = book.Now;
        var phases = (await book.ListAsync(ct)).Select(r => r.Phase).Where(p => p.IsBallot() && p.ShowsNumbers(p.StateAt(now))).ToList();
        if (phases.Count == 0)
        {
            return [];
        }

        var name = $"participation.ranks-{book.Today:yyyyMMdd}-{string.Join('-', phases.Select(p => $"{p.Key}:{p.StateAt(now)}"))}";
        return [.. (await cache.GetAsync(db, name, c => LoadAsync(phases, now, c), ct))[element]];
    }

    /// <summary>Phases in which the element can be weighed now.</summary>
    public async Task<IReadOnlyList<ParticipationPhase>> OpenForAsync(Guid element, Guid version, CancellationToken ct = default)
    {
        var phases = (await book.OpenAsync(ct)).Select(r => r.Phase).Where(p => p.IsBallot() && p.PlanVersionId == version).ToList();
        if (phases.Count == 0)
        {
            return [];
        }

        var elements = (await mediator.Send(new ListElements(version), ct)).Where(e => e.Id == element).ToList();
        return [.. phases.Where(p => p.OnBallot(elements).Any())];
    }

    private async Task<ILookup<Guid, ElementRank>> LoadAsync(IReadOnlyList<ParticipationPhase> phases, DateTime now, CancellationToken ct)
    {
        List<ElementRank> ranks = [];
        foreach (var phase in phases.OrderByDescending(p => p.StartsAt))
        {
            var measures = phase.OnBallot(await mediator.Send(new ListElements(phase.PlanVersionId!.Value), ct));
            var result = await results.CountAsync(phase, measures, isPublic: true, ct);
            if (result.IsEnough)
            {
                var shown = result.Measures.Where(m => !m.IsHidden).ToList();
                ranks.AddRange(shown.Select(m => new ElementRank(phase, result, m, shown.Count)));
            }
        }

        return ranks.ToLookup(r => r.Measure.Measure.Id);
    }
}
