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
        ReceivedAt = c.ReceivedAt,
        Channel = c.Channel,
        Text = c.State == ContributionState.Published ? c.Text : "",
        Name = c.ShowsName && c.State == ContributionState.Published ? c.Name : null,
        IsBlocked = c.State == ContributionState.Blocked,
        IsErased = c.State == ContributionState.Erased,
    };

    /// <summary>Contributions to an element of a version (or to one paragraph of it) with their answers.</summary>
    public async Task<ContributionPage> OfElementAsync(Guid version, Guid element, int? paragraph, Keyset? after, CancellationToken ct)
    {
        var all = db.Set<Contribution>().Where(c => c.PlanVersionId == version && c.ElementId == element && c.ParentId == null);
        all = paragraph is { } no ? all.Where(c => c.Paragraph == no) : all;
        var page = Cut(await WithAnswersAsync(OfPlace(After(all.Where(c => c.State == ContributionState.Published), after)).Take(PageSize + 1), version, element, ct));
        var hidden = await WithAnswersAsync(
            OfPlace(Within(all.Where(c => c.State == ContributionState.Blocked || c.State == ContributionState.Erased), page, after)).Take(HiddenMax),
            version,
            element,
            ct
        );
        return page with { Rows = [.. page.Rows.Concat(hidden.Select(h => h.IsBlocked ? h with { Answers = [] } : h)).OrderByDescending(r => r.ReceivedAt)] };
    }

    /// <summary>What came in during a phase, answers among it.</summary>
    public async Task<ContributionPage> OfPhaseAsync(Guid phase, Keyset? after, CancellationToken ct) =>
        Cut(
            await After(db.Set<Contribution>().Where(c => c.PhaseId == phase && c.State == ContributionState.Published), after)
                .OrderByDescending(c => c.ReceivedAt)
                .ThenByDescending(c => c.Id)
                .Take(PageSize + 1)
                .Select(Row)
                .ToListAsync(ct)
        );

    /// <summary>The newest contributions to an element, read once a request.</summary>
    public async Task<IReadOnlyList<ContributionRow>> NewestAsync(Guid version, Guid element, CancellationToken ct = default)
    {
        if (!_newest.TryGetValue((version, element), out var rows))
        {
            _newest[(version, element)] = rows = await OfPlace(
                    db.Set<Contribution>().Where(c => c.PlanVersionId == version && c.ElementId == element && c.ParentId == null && c.State == ContributionState.Published)
                )
                .Take(NewestMax)
                .Select(Row)
                .ToListAsync(ct);
        }

        return rows;
    }

    private static IQueryable<Contribution> After(IQueryable<Contribution> contributions, Keyset? after) =>
        after is var (at, id) ? contributions.Where(c => c.ReceivedAt <= at && (c.ReceivedAt < at || c.Id < id)) : contributions;

    // ParentId is null in all of them; named first, because PostgreSQL takes a null for no constant and would sort instead of walking the index.
    private static IOrderedQueryable<Contribution> OfPlace(IQueryable<Contribution> contributions) =>
        contributions.OrderByDescending(c => c.ParentId).ThenByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id);

    private static ContributionPage Cut(List<ContributionRow> rows) =>
        rows.Count <= PageSize ? new(rows, null) : new([.. rows.Take(PageSize)], new Keyset(rows[PageSize - 1].ReceivedAt, rows[PageSize - 1].Id).ToString());

    /// <summary>Those whose place is on this page: behind the page before, and not behind the last of this one.</summary>
    private static IQueryable<Contribution> Within(IQueryable<Contribution> contributions, ContributionPage page, Keyset? after)
    {
        contributions = after is var (at, _) ? contributions.Where(c => c.ReceivedAt < at) : contributions;
        return page is { Next: not null, Rows: [.., var last] } ? contributions.Where(c => c.ReceivedAt >= last.ReceivedAt) : contributions;
    }

    private async Task<List<ContributionRow>> WithAnswersAsync(IQueryable<Contribution> contributions, Guid version, Guid element, CancellationToken ct)
    {
        var found = await contributions
            .Select(c => new
            {
                c.Id,
                c.Year,
                c.Number,
                c.Paragraph,
                c.ReceivedAt,
                c.Channel,
                Text = c.State == ContributionState.Published ? c.Text : "",
                Name = c.ShowsName && c.State == ContributionState.Published ? c.Name : null,
                c.State,
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
        return
        [
            .. found.Select(c => new ContributionRow
            {
                Id = c.Id,
                Year = c.Year,
                Number = c.Number,
                Paragraph = c.Paragraph,
                ElementId = element,
                ParentId = null,
                ReceivedAt = c.ReceivedAt,
                Channel = c.Channel,
                Text = c.Text,
                Name = c.Name,
                IsBlocked = c.State == ContributionState.Blocked,
                IsErased = c.State == ContributionState.Erased,
                Answers = c.Answers,
            }),
        ];
    }
}
