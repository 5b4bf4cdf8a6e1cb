using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Duties out of resolutions that are overdue, or due before long. What no source tells is neither.</summary>
internal sealed class DutyWork(IsekDbContext db) : IDeskWork
{
    private const int Most = 500;

    public string Policy => Policies.Editor;

    public async Task<(IReadOnlyList<DeskTask> Tasks, IReadOnlyList<DeskDate> Dates)> FindAsync(DateOnly today, CancellationToken ct)
    {
        // The last day that a date may mean is not in the database.
        var duties = (
            await db.Set<Duty>()
                .Where(d => d.State == DutyState.Open || d.State == DutyState.Overdue)
                .Join(db.Set<ResolutionClause>(), d => d.ClauseId, c => c.Id, (d, c) => new { Duty = d, Clause = c })
                .Join(
                    db.Set<CouncilResolution>(),
                    d => d.Clause.ResolutionId,
                    r => r.Id,
                    (d, r) =>
                        new
                        {
                            d.Duty.DueOn,
                            d.Duty.State,
                            d.Clause.No,
                            d.Clause.Title,
                            d.Duty.Id,
                        }
                )
                .OrderBy(d => d.DueOn)
                .Take(Most)
                .ToListAsync(ct)
        ).Select(d => (d.DueOn, Name: d.Title.Length > 0 ? d.Title : $"Ziffer {d.No}", Url: $"{DutiesPage.Address}/{d.Id}", IsOverdue: d.State == DutyState.Overdue || d.DueOn.LastDay < today)).ToList();
        List<DeskTask> tasks = [];
        Add(DutiesPage.OverdueWord, "Eine Pflicht aus einem Beschluss ist überfällig", "Pflichten aus Beschlüssen sind überfällig", [.. duties.Where(d => d.IsOverdue)]);
        Add(
            DutiesPage.SoonWord,
            "Eine Pflicht aus einem Beschluss wird fällig",
            "Pflichten aus Beschlüssen werden fällig",
            [.. duties.Where(d => !d.IsOverdue && d.DueOn.LastDay <= today.AddDays(DutyLine.Soon))]
        );
        return (tasks, [.. duties.Where(d => !d.IsOverdue).Select(d => new DeskDate(d.DueOn, d.Name, "Pflicht aus einem Beschluss", d.Url))]);

        void Add(string word, string one, string many, IReadOnlyList<(SourceDate DueOn, string Name, string Url, bool)> some)
        {
            if (some.Count > 0)
            {
                tasks.Add(new(some.Count, some.Count == 1 ? one : many, $"Zuerst: {some[0].Name}", $"{DutiesPage.Address}?stand={word}", some[0].DueOn));
            }
        }
    }
}
