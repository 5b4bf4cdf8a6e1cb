using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Rooms;

namespace MultiIsek.Tests.Participation.Walks;

/// <summary>A round of questions under a code that tests know.</summary>
public static class OpenRounds
{
    public static async Task OpenRoundAsync(this App app, string city, string happening, string code)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        var phase = await scope.Get<EventPhases>().NeededAsync(await db.Set<PublicEvent>().SingleAsync(e => e.Key == happening), CancellationToken.None);
        phase.HasEnded = false;
        db.Add(new QuestionRound { PhaseId = phase.Id, Code = code });
        await db.SaveChangesAsync();
    }
}
