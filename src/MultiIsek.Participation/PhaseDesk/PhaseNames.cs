using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Phases, their kinds, and the fields of their form.</summary>
internal sealed class PhaseNames(IsekDbContext db) : IActNames
{
    private static readonly Dictionary<string, string> Fields = new()
    {
        [nameof(ParticipationPhase.Title)] = "Titel",
        [nameof(ParticipationPhase.Summary)] = "Zusammenfassung",
        [nameof(ParticipationPhase.WhatNext)] = "Wie es weitergeht",
        [nameof(ParticipationPhase.PlanVersionId)] = "Fassung",
        [nameof(ParticipationPhase.TargetElements)] = "Auswahl der Inhalte",
        [nameof(ParticipationPhase.Ballot)] = "Verfahren der Gewichtung",
        [nameof(ParticipationPhase.ShowsInterim)] = "Sichtbarkeit des Zwischenstands",
        [nameof(ParticipationPhase.StartsAt)] = "Beginn",
        [nameof(ParticipationPhase.EndsAt)] = "Ende",
        [nameof(ParticipationPhase.Moderation)] = "Veröffentlichung der Beiträge",
        [nameof(ParticipationPhase.AsksName)] = "Frage nach dem Namen",
        [nameof(ParticipationPhase.TakesLines)] = "Zeichnen von Linien",
        [nameof(ParticipationPhase.TakesAreas)] = "Zeichnen von Flächen",
        [nameof(ParticipationPhase.Categories)] = "Kategorien",
    };

    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> words, CancellationToken ct)
    {
        var ids = words.Ids();
        Dictionary<string, string> names = [];
        if (ids.Count > 0)
        {
            var phases = await db.Set<ParticipationPhase>().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Title }).ToListAsync(ct);
            phases.ForEach(p => names[p.Id.ToString()] = p.Title);
        }

        foreach (var word in words)
        {
            if (Fields.TryGetValue(word, out var field))
            {
                names[word] = field;
            }
            else if (Enum.TryParse<PhaseKind>(word, out var kind) && kind.ToString() == word)
            {
                names[word] = kind.ToGerman();
            }
            else if (Enum.TryParse<Channel>(word, out var channel) && channel.ToString() == word && channel.ToGerman() is { } way)
            {
                names[word] = way;
            }
        }

        return names;
    }
}
