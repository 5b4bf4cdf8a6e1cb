using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>How duties follow from clauses, and what a referral becomes.</summary>
[Collection("app")]
public sealed class DutyRuleTests(App app)
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Fact]
    public async Task Six_clauses_make_a_yearly_duty_from_2014_to_the_horizon_and_what_no_source_tells_is_unknown()
    {
        await using var scope = app.Scope("delmenhorst");
        var db = scope.Get<IsekDbContext>();
        var resolution = await db.Set<CouncilResolution>().SingleAsync(r => r.Key == "2013-12-18");
        Assert.Equal(6, await db.Set<ResolutionClause>().CountAsync(c => c.ResolutionId == resolution.Id));
        var clauses = db.Set<ResolutionClause>().Where(c => c.ResolutionId == resolution.Id).Select(c => c.Id);
        var duties = await db.Set<Duty>().Where(d => clauses.Contains(d.ClauseId)).OrderBy(d => d.DueOn).ToListAsync();

        Assert.Equal(Enumerable.Range(2014, 12), duties.Select(d => d.DueOn.Year));
        Assert.All(duties, d => Assert.Equal(DatePrecision.Year, d.DueOn.Precision));
        Assert.Equal([2017], duties.Where(d => d.State == DutyState.Fulfilled).Select(d => d.DueOn.Year));
        Assert.All(duties.Where(d => d.DueOn.Year != 2017), d => Assert.Equal(DutyState.Unknown, d.State));
        Assert.Contains("nicht bekannt", (await app.City("delmenhorst").Page("/beschluesse/2013-12-18")).TextOf("#ziffer-4"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_committee_has_the_list_of_what_was_referred_to_it()
    {
        var page = await app.City("musterstadt").Page("/beschluesse");
        var section = page.QuerySelector("section[aria-labelledby=verweisungen]")!;
        var lists = section.QuerySelectorAll("section").ToDictionary(s => s.TextOf("h3"), s => s.TextOf("ul"));

        Assert.Equal(["Ausschuss für Bauen und Höfe", "Quartiersbeirat Auenufer"], lists.Keys);
        Assert.Contains("Beschluss des Rates vom 18. Juni 2025, Ziffer 2", lists["Ausschuss für Bauen und Höfe"], StringComparison.Ordinal);
        Assert.Contains("Gerberhof", lists["Quartiersbeirat Auenufer"], StringComparison.Ordinal);
        Assert.NotNull(section.QuerySelector("a[href='/beschluesse/rat-2025-06-18#ziffer-2']"));
        Assert.NotNull(section.QuerySelector("a[href='/plan/stadtumbauplan/v-gerberhof']"));
        Assert.Null((await app.City("hagen").Page("/beschluesse")).QuerySelector("#verweisungen"));
    }

    [Fact]
    public void The_thirty_first_stays_the_thirty_first_and_a_single_date_is_one_duty()
    {
        var clause = Clause(Recurrence.Quarterly, "2025-08-31");
        Assert.Equal(["2025-08-31", "2025-11-30", "2026-02-28", "2026-05-31", "2026-08-31", "2026-11-30"], Due(clause, 2026));
        Assert.Equal(["2030-Q2"], Due(Clause(null, "2030-Q2"), 2026));
        Assert.Empty(Due(Clause(null, null), 2026));
        Assert.Equal(DutySchedule.Max, Due(Clause(Recurrence.Yearly, "2000"), 9000).Count);
    }

    [Fact]
    public void A_new_rhythm_leaves_the_past_and_what_was_told_alone()
    {
        var yearly = Clause(Recurrence.Yearly, "2024-12");
        List<Duty> before = [.. DutySchedule.Of(yearly, SourceDate.OfYear(2024), [new(HorizonKind.TargetYear, 2028)], Today)];
        before[^1].State = DutyState.Fulfilled;
        List<Duty> half = [.. DutySchedule.Of(Clause(Recurrence.HalfYearly, "2024-12"), SourceDate.OfYear(2024), [new(HorizonKind.TargetYear, 2028)], Today)];
        var (added, gone) = DutyChanges.Of(before, half, false, Today);
        Assert.Equal(["2026-06", "2027-06", "2028-06"], added.Select(d => d.DueOn.ToString()));
        Assert.Empty(gone);

        // None at all: what is to come goes, but for what was told.
        (added, gone) = DutyChanges.Of(before, [], false, Today);
        Assert.Empty(added);
        Assert.Equal(["2026-12", "2027-12"], gone.Select(d => d.DueOn.ToString()));

        // It began another day: its past is another, too.
        List<Duty> june = [.. DutySchedule.Of(Clause(Recurrence.Yearly, "2025-06"), SourceDate.OfYear(2024), [new(HorizonKind.TargetYear, 2026)], Today)];
        (added, gone) = DutyChanges.Of(before, june, true, Today);
        Assert.Equal(["2025-06", "2026-06"], added.Select(d => d.DueOn.ToString()));
        Assert.Equal(["2024-12", "2025-12", "2026-12", "2027-12"], gone.Select(d => d.DueOn.ToString()));
    }

    [Theory]
    [InlineData("18.12.2013", "2013-12-18")]
    [InlineData("18. 12. 2013", "2013-12-18")]
    [InlineData("3.2026", "2026-03")]
    [InlineData("2. Quartal 2013", "2013-Q2")]
    [InlineData("2013", "2013")]
    [InlineData("2013-12-18", "2013-12-18")]
    [InlineData("31.02.2013", null)]
    [InlineData("0013", null)]
    [InlineData("bald", null)]
    public void A_date_is_read_as_exact_as_it_is_typed(string typed, string? stored)
    {
        var read = SourceDateInput.Read(typed);
        Assert.Equal(stored, read?.ToString());
        if (read is { } date)
        {
            Assert.Equal(date, SourceDateInput.Read(date.ToInput()));
        }
    }

    [Fact]
    public void A_table_cell_is_no_formula_and_keeps_its_semicolons()
    {
        var table = System.Text.Encoding.UTF8.GetString(new Csv("a", "b").Row("=1+1", "x;\"y\"\nz").ToBytes());
        Assert.Equal("\uFEFFa;b\r\n'=1+1;\"x;\"\"y\"\"\nz\"\r\n", table);
    }

    private static ResolutionClause Clause(Recurrence? recurrence, string? first) =>
        new()
        {
            ResolutionId = Guid.Empty,
            No = 1,
            Recurrence = recurrence,
            FirstDueOn = first is null ? null : SourceDate.Parse(first),
        };

    private static List<string> Due(ResolutionClause clause, int horizon) =>
        [.. DutySchedule.Of(clause, SourceDate.OfYear(2024), [new(HorizonKind.TargetYear, horizon)], Today).Select(d => d.DueOn.ToString())];
}
