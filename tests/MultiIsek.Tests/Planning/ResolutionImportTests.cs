using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Tests.Planning;

[Collection("app")]
public sealed class ResolutionImportTests(App app)
{
    [Fact]
    public async Task A_yearly_duty_to_report_is_due_every_year_to_the_horizon_and_unknown_where_no_source_tells()
    {
        await using var scope = app.Scope("delmenhorst");
        var db = scope.Get<IsekDbContext>();
        var clause = await db.Set<ResolutionClause>().SingleAsync(c => c.Effect == ClauseEffect.ReportingDuty);

        var duties = await db.Set<Duty>().Where(d => d.ClauseId == clause.Id).ToListAsync();

        Assert.Equal(Enumerable.Range(2014, 12), duties.Select(d => d.DueOn.Year).Order());
        Assert.All(duties, d => Assert.Equal(DatePrecision.Year, d.DueOn.Precision));
        Assert.Equal([2017], duties.Where(d => d.State == DutyState.Fulfilled).Select(d => d.DueOn.Year));
        Assert.All(duties.Where(d => d.DueOn.Year != 2017), d => Assert.Equal(DutyState.Unknown, d.State));
        Assert.NotNull(duties.Single(d => d.DueOn.Year == 2017).EvidenceDocumentId);
    }

    [Theory]
    [InlineData(nameof(Recurrence.Yearly), "2024", "2024,2025,2026,2027")]
    [InlineData(nameof(Recurrence.HalfYearly), "2026-06", "2026-06,2026-12,2027-06,2027-12")]
    [InlineData(nameof(Recurrence.Quarterly), "2027-Q1", "2027-Q1,2027-Q2,2027-Q3,2027-Q4")]
    public void Duties_recur_to_the_horizon(string recurrence, string first, string due)
    {
        var clause = new ResolutionClause
        {
            ResolutionId = Guid.Empty,
            No = 1,
            Recurrence = Enum.Parse<Recurrence>(recurrence),
            FirstDueOn = SourceDate.Parse(first),
        };

        var duties = DutySchedule.Of(clause, SourceDate.Parse("2023"), [new Horizon(HorizonKind.TargetYear, 2027)], new DateOnly(2026, 3, 1)).ToList();

        Assert.Equal(due.Split(','), duties.Select(d => d.DueOn.ToString()));
        Assert.All(duties, d => Assert.Equal(d.DueOn.LastDay < new DateOnly(2026, 3, 1) ? DutyState.Unknown : DutyState.Open, d.State));
    }

    [Fact]
    public async Task The_words_of_a_clause_are_kept_byte_for_byte()
    {
        const string Odd = "  Ziffer  mit\u00a0Leerraum – und „Zeichen“ \u2028 wie gedruckt.  ";
        using var city = new CityCopy();
        city.Edit("council.json", f => f["resolutions"]![0]!["clauses"]![0]!["text"] = Odd);
        await app.ImportAsync(city.Folder);

        await using var scope = app.Scope(city.Slug);
        Assert.Equal(1, await scope.Get<IsekDbContext>().Set<ResolutionClause>().CountAsync(c => c.Text == Odd));
    }
}
