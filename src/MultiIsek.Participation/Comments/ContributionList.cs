using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Comments;

/// <summary>Reads contributions a page at a time: the index begins where the page before ended, so that a long list costs no more than a short one.</summary>
internal sealed class ContributionList(IsekDbContext db)
{
    public const int PageSize = 20;
    private const int NewestMax = 30;
    private const int HiddenMax = 50;
    private readonly Dictionary<(Guid Version, Guid Element), IReadOnlyList<ContributionRow>> _newest = [];

    private static readonly Expression<Func<Contribution, ContributionRow>> Row = c => new ContributionRow
    {
        Id = c.Id,
        Year = c.Year,
        Number = c.Number,
        Paragraph = c.Paragraph,
        ElementId = c.ElementId,
        ParentId = c.ParentId,
        PhaseId = c.PhaseId,
        ReceivedAt = c.ReceivedAt,
        Channel = c.Channel,
        Text = c.State == ContributionState.Published ? c.Text : "",
        Name = c.ShowsName && c.State == ContributionState.Published ? c.Name : null,
        IsBlocked = c.State == ContributionState.Blocked,
        IsErased = c.State == ContributionState.Erased,
        Supports = c.Supports,
        Quote = c.State == ContributionState.Published ? c.Quote : null,
        Title = c.State == ContributionState.Published ? c.Title : null,
        Category = c.Category,
        PlaceNote = c.State == ContributionState.Published ? c.PlaceNote : null,
        SpaceId = c.SpaceId,
        Longitude = c.State == ContributionState.Published ? c.Longitude : null,
        Latitude = c.State == ContributionState.Published ? c.Latitude : null,
        Shape = c.State == ContributionState.Published ? c.Shape : null,
    };

    /// <summary>Contributions to an element of a version (or to one paragraph of it) with their answers. Those that are hidden keep their place in time; by support they have none.</summary>
    public async Task<ContributionPage> OfElementAsync(Guid version, Guid element, int? paragraph, ContributionOrder order, Keyset? after, CancellationToken ct)
    {
        var all = db.Set<Contribution>().Where(c => c.PlanVersionId == version && c.ElementId == element && c.ParentId == null);
        all = paragraph is { } no ? all.Where(c => c.Paragraph == no) : all;
        var shown = all.Where(c => c.State == ContributionState.Published).After(after, order);
        var page = Cut(await WithAnswersAsync(OfPlace(shown, order).Take(PageSize + 1), version, element, ct), order);
        if (order == ContributionOrder.Supported)
        {
            return page;
        }

        var gone = Within(all.Where(c => c.State == ContributionState.Blocked || c.State == ContributionState.Erased), page, after, order);
        var hidden = await WithAnswersAsync(OfPlace(gone, order).Take(HiddenMax), version, element, ct);
        var rows = page.Rows.Concat(hidden.Select(h => h.IsBlocked ? h with { Answers = [] } : h));
        return page with { Rows = [.. order == ContributionOrder.Oldest ? rows.OrderBy(r => r.ReceivedAt) : rows.OrderByDescending(r => r.ReceivedAt)] };
    }

    /// <summary>What came in during a phase, answers among it.</summary>
    public async Task<ContributionPage> OfPhaseAsync(Guid phase, Keyset? after, CancellationToken ct)
    {
        var rows = db.Set<Contribution>().Where(c => c.PhaseId == phase && c.State == ContributionState.Published);
        return Cut(await rows.After(after, ContributionOrder.Newest).InOrder(ContributionOrder.Newest).Take(PageSize + 1).Select(Row).ToListAsync(ct), ContributionOrder.Newest);
    }

    /// <summary>A page of those that are published in several phases: the first of each by its index, of which the first of all are taken.</summary>
    public async Task<ContributionPage> OfPhasesAsync(
        IReadOnlyList<Guid> phases,
        Func<IQueryable<Contribution>, IQueryable<Contribution>> choose,
        ContributionOrder order,
        Keyset? after,
        CancellationToken ct
    )
    {
        List<ContributionRow> rows = [];
        foreach (var phase in phases)
        {
            var own = choose(db.Set<Contribution>().Where(c => c.PhaseId == phase && c.State == ContributionState.Published));
            rows.AddRange(await own.After(after, order).InOrder(order).Take(PageSize + 1).Select(Row).ToListAsync(ct));
        }

        return Cut([.. rows.InOrder(order).Take(PageSize + 1)], order);
    }

    /// <summary>Ideas or pins of a phase, of one category or of all, at one place or at all.</summary>
    public Task<ContributionPage> IdeasAsync(Guid phase, string? category, Guid? space, ContributionOrder order, Keyset? after, CancellationToken ct) =>
        OfPhasesAsync(
            [phase],
            all => all.Where(c => c.ParentId == null && (category == null || c.Category == category) && (space == null || c.SpaceId == space)),
            order,
            after,
            ct
        );

    /// <summary>One idea with its answers; null when it is not public. One that is hidden says so.</summary>
    public async Task<ContributionRow?> IdeaAsync(Guid phase, int year, int number, CancellationToken ct)
    {
        var idea = db.Set<Contribution>().Where(c => c.PhaseId == phase && c.Year == year && c.Number == number && c.ParentId == null);
        return (await WithAnswersAsync(idea.Where(c => c.State != ContributionState.Pending && c.State != ContributionState.Withdrawn), null, null, ct)).FirstOrDefault();
    }

    /// <summary>The newest contributions to an element, read once a request.</summary>
    public async Task<IReadOnlyList<ContributionRow>> NewestAsync(Guid version, Guid element, CancellationToken ct = default)
    {
        if (!_newest.TryGetValue((version, element), out var rows))
        {
            _newest[(version, element)] = rows = await OfPlace(
                    db.Set<Contribution>().Where(c => c.PlanVersionId == version && c.ElementId == element && c.ParentId == null && c.State == ContributionState.Published),
                    ContributionOrder.Newest
                )
                .Take(NewestMax)
                .Select(Row)
                .ToListAsync(ct);
        }

        return rows;
    }

    // ParentId is null in all of them; named first, because PostgreSQL takes a null for no constant and would sort instead of walking the index.
    private static IQueryable<Contribution> OfPlace(IQueryable<Contribution> contributions, ContributionOrder order) =>
        order switch
        {
            ContributionOrder.Newest => contributions.OrderByDescending(c => c.ParentId).ThenByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id),
            ContributionOrder.Oldest => contributions.OrderBy(c => c.ParentId).ThenBy(c => c.ReceivedAt).ThenBy(c => c.Id),
            _ => contributions.InOrder(order),
        };

    private static ContributionPage Cut(List<ContributionRow> rows, ContributionOrder order) =>
        rows.Count <= PageSize
            ? new(rows, null)
            : new(
                [.. rows.Take(PageSize)],
                new Keyset(rows[PageSize - 1].ReceivedAt, rows[PageSize - 1].Id, order == ContributionOrder.Supported ? rows[PageSize - 1].Supports : 0).ToString()
            );

    /// <summary>Those whose place is on this page: behind the page before, and not behind the last of this one.</summary>
    private static IQueryable<Contribution> Within(IQueryable<Contribution> contributions, ContributionPage page, Keyset? after, ContributionOrder order)
    {
        var isOldest = order == ContributionOrder.Oldest;
        if (after is var (at, _, _))
        {
            contributions = isOldest ? contributions.Where(c => c.ReceivedAt > at) : contributions.Where(c => c.ReceivedAt < at);
        }

        return page is not { Next: not null, Rows: [.., var last] } ? contributions
            : isOldest ? contributions.Where(c => c.ReceivedAt <= last.ReceivedAt)
            : contributions.Where(c => c.ReceivedAt >= last.ReceivedAt);
    }

    /// <summary>In one query: a page after a write costs one round trip.</summary>
    private async Task<List<ContributionRow>> WithAnswersAsync(IQueryable<Contribution> contributions, Guid? version, Guid? element, CancellationToken ct)
    {
        var found = await contributions
            .Select(c => new
            {
                Own = new ContributionRow
                {
                    Id = c.Id,
                    Year = c.Year,
                    Number = c.Number,
                    Paragraph = c.Paragraph,
                    ElementId = c.ElementId,
                    ParentId = null,
                    PhaseId = c.PhaseId,
                    ReceivedAt = c.ReceivedAt,
                    Channel = c.Channel,
                    Text = c.State == ContributionState.Published ? c.Text : "",
                    Name = c.ShowsName && c.State == ContributionState.Published ? c.Name : null,
                    IsBlocked = c.State == ContributionState.Blocked,
                    IsErased = c.State == ContributionState.Erased,
                    Supports = c.Supports,
                    Quote = c.State == ContributionState.Published ? c.Quote : null,
                    Title = c.State == ContributionState.Published ? c.Title : null,
                    Category = c.Category,
                    PlaceNote = c.State == ContributionState.Published ? c.PlaceNote : null,
                    SpaceId = c.SpaceId,
                    Longitude = c.State == ContributionState.Published ? c.Longitude : null,
                    Latitude = c.State == ContributionState.Published ? c.Latitude : null,
                    Shape = c.State == ContributionState.Published ? c.Shape : null,
                },
                Answers = db.Set<Contribution>()
                    .Where(a =>
                        a.PlanVersionId == version
                        && a.ElementId == element
                        && a.ParentId == c.Id
                        && (a.State == ContributionState.Published || a.State == ContributionState.Blocked || a.State == ContributionState.Erased)
                    )
                    .OrderBy(a => a.ReceivedAt)
                    .ThenBy(a => a.Id)
                    .Select(Row)
                    .ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(ct);
        return [.. found.Select(f => f.Own with { Answers = f.Answers })];
    }
}
