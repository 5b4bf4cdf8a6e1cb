using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Tests.Participation;

/// <summary>P5: the statement that stores, by itself: what it writes and what it leaves alone.</summary>
[Collection("comments")]
public sealed class CommentStoreTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task A_stored_contribution_raises_number_count_and_revision_by_one()
    {
        var phase = await app.PhaseAsync(City);
        var before = await StateAsync();

        var stored = await AddAsync(await NewAsync(phase));

        Assert.Equal(ContributionState.Published, stored!.State);
        Assert.Equal(before with { Last = before.Last + 1, Count = before.Count + 1, Revision = before.Revision + 1 }, await StateAsync());
        Assert.Equal((await StateAsync()).Last, stored.Number);
    }

    [Fact]
    public async Task A_repeated_or_late_form_takes_no_number_and_changes_nothing()
    {
        var phase = await app.PhaseAsync(City);
        var form = await NewAsync(phase);
        var first = await AddAsync(form);
        var before = await StateAsync();

        var again = await AddAsync(form with { Text = "Ein anderer Text" });
        Assert.Equal(first! with { IsRepeated = true }, again);
        using (app.Time.At(new DateTimeOffset(phase.EndsAt!.Value, TimeSpan.Zero)))
        {
            Assert.Null(await AddAsync(await NewAsync(phase)));
        }

        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_waits_for_moderation_has_a_number_but_shows_nowhere(bool isSuspicious)
    {
        var phase = await app.PhaseAsync(City, p => p.Moderation = isSuspicious ? ModerationKind.Post : ModerationKind.Pre);
        var before = await StateAsync();

        var stored = await AddAsync(await NewAsync(phase) with { Suspicion = isSuspicious ? "Verdacht" : null });

        Assert.Equal(ContributionState.Pending, stored!.State);
        Assert.Equal(before with { Last = before.Last + 1 }, await StateAsync());
        Assert.Null(await app.ReadAsync(City, db => db.Set<Contribution>().Where(c => c.Id == stored.Id).Select(c => c.PublishedAt).SingleAsync()));
    }

    [Fact]
    public async Task The_same_form_at_once_is_one_row_and_one_number()
    {
        var phase = await app.PhaseAsync(City);
        var form = await NewAsync(phase);
        var before = await StateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AddAsync(form))));

        Assert.Single(answers.Select(a => a!.Id).Distinct());
        Assert.Single(answers, a => !a!.IsRepeated);
        Assert.Equal(before with { Last = before.Last + 1, Count = before.Count + 1, Revision = before.Revision + 1 }, await StateAsync());
    }

    [Fact]
    public async Task Answers_written_at_once_keep_their_limit()
    {
        var phase = await app.PhaseAsync(City);
        var question = await AddAsync(await NewAsync(phase));
        var answer = await NewAsync(phase);
        var forms = Enumerable
            .Range(0, Contribution.AnswersMax + 6)
            .Select(_ => answer with { SubmissionId = Guid.NewGuid(), ReceiptHash = Hash(), Place = answer.Place with { ParentId = question!.Id } });

        var answers = await Task.WhenAll(forms.ToList().Select(f => Task.Run(() => AddAsync(f))));

        Assert.Equal(Contribution.AnswersMax, answers.Count(a => a is not null));
    }

    private async Task<NewContribution> NewAsync(ParticipationPhase phase)
    {
        await using var scope = app.Scope(City);
        var version = phase.PlanVersionId!.Value;
        var element = (await scope.Get<MediatR.IMediator>().Send(new ListElements(version))).First(e => e.Role == ElementRole.Measure);
        return new NewContribution(new FormPlace(phase.Id, element.Id, version, 1, null), "Text", null, false, null, Guid.NewGuid(), Hash());
    }

    private async Task<StoredContribution?> AddAsync(NewContribution contribution)
    {
        await using var scope = app.Scope(City);
        return await scope.Get<ContributionStore>().AddAsync(contribution, default);
    }

    private static string Hash() => $"{Guid.NewGuid():N}{Guid.NewGuid():N}";

    private async Task<State> StateAsync()
    {
        var year = app.Time.Now.Year;
        return await app.ReadAsync(
            City,
            async db => new State(
                await db.Set<ContributionCounter>().Where(c => c.Year == year).Select(c => c.Last).SingleOrDefaultAsync(),
                await db.Set<ContributionCount>().SumAsync(c => c.Published),
                await db.Set<TenantRevision>().Select(r => r.Value).SingleAsync()
            )
        );
    }

    private sealed record State(int Last, int Count, long Revision);
}
