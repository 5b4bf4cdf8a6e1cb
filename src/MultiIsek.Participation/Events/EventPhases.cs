using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Rooms;

namespace MultiIsek.Participation.Events;

/// <summary>
/// What is said at an event belongs to a phase of that event: contributions have the one store, and every rule of it (numbers, moderation, support, retention) holds.
/// It comes with the first of them, is closed to the public unless staff open a round of questions, and stands in no list of phases.
/// </summary>
internal sealed class EventPhases(IsekDbContext db, TimeProvider time)
{
    public static IReadOnlyList<PhaseCategory> Kinds { get; } =
    [new("staerke", "Stärke", CategoryColour.Green), new("mangel", "Mangel", CategoryColour.Rust), new("idee", "Idee", CategoryColour.Blue)];

    public static string KeyOf(string happening) => $"termin-{happening}"[..Math.Min(Conventions.KeyMax, happening.Length + "termin-".Length)];

    public Task<ParticipationPhase?> FindAsync(Guid happening, CancellationToken ct) => db.Set<ParticipationPhase>().FirstOrDefaultAsync(p => p.EventId == happening, ct);

    /// <summary>Made where it is not there yet, and saved with what the caller saves (SaveAtDeskAsync): of two who need it at once one is refused by its key, and finds it with the next try.</summary>
    public async Task<ParticipationPhase> NeededAsync(PublicEvent happening, CancellationToken ct)
    {
        if (await FindAsync(happening.Id, ct) is { } known)
        {
            return known;
        }

        var phase = new ParticipationPhase
        {
            Key = KeyOf(happening.Key),
            EventId = happening.Id,
            Kind = PhaseKind.Event,
            Title = happening.Title,
            StartsAt = time.GetUtcNow().UtcDateTime,
            HasEnded = true,
            AsksName = false,
            WhatNext = "Die Stadt wertet aus, was bei dem Termin gesagt wurde.",
            Categories = [.. Kinds],
            IsExample = happening.IsExample,
        };
        db.Add(phase);
        return phase;
    }

    /// <summary>Goes with its event, as long as nothing was said there.</summary>
    /// <returns>False where something was.</returns>
    public async Task<bool> RemoveAsync(Guid happening, CancellationToken ct)
    {
        if (await FindAsync(happening, ct) is not { } phase)
        {
            return true;
        }

        if (await db.Set<Contribution>().AnyAsync(c => c.PhaseId == phase.Id, ct))
        {
            return false;
        }

        db.RemoveRange(await db.Set<QuestionRound>().Where(r => r.PhaseId == phase.Id).ToListAsync(ct));
        db.Remove(phase);
        return true;
    }
}
