using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Supports;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Tests.Participation;

/// <summary>Ballots of people who are not looked at.</summary>
public static class BallotBox
{
    /// <summary>So many people give these values.</summary>
    public static async Task FillAsync(App app, string city, string phase, int people, params (string Element, int Value)[] values)
    {
        await using var scope = app.Scope(city);
        var row = await scope.Get<IsekDbContext>().Set<ParticipationPhase>().AsNoTracking().SingleAsync(p => p.Key == phase);
        Dictionary<Guid, int> ids = [];
        foreach (var (element, value) in values)
        {
            ids[(await scope.Get<IMediator>().Send(new FindElement(null, element)))!.Id] = value;
        }

        for (var i = 0; i < people; i++)
        {
            var voter = ContributionSupport.VoterOf(row.Id, Guid.NewGuid().ToString());
            Assert.Equal(BallotOutcome.Stored, await scope.Get<BallotStore>().SaveAsync(row.Id, row.Revision, voter, ids, default));
        }
    }

    /// <summary>The result is public until the answer is disposed.</summary>
    public static async Task<IAsyncDisposable> PublishAsync(App app, string city, string phase)
    {
        await SetAsync(true);
        return new Back(() => SetAsync(false));

        async Task SetAsync(bool isPublished)
        {
            await using var scope = app.Scope(city);
            var db = scope.Get<IsekDbContext>();
            var row = await db.Set<ParticipationPhase>().SingleAsync(p => p.Key == phase);
            (row.HasEnded, row.ResultPublishedOn) = (isPublished, isPublished ? SourceDate.Of(DateOnly.FromDateTime(app.Time.Now.UtcDateTime)) : null);
            await db.SaveChangesAsync();
        }
    }

    private sealed class Back(Func<Task> action) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await action();
    }
}
