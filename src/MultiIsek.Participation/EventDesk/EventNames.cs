using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.EventDesk;

/// <summary>Events, their kinds, and the fields of their form.</summary>
internal sealed class EventNames(IsekDbContext db) : IActNames
{
    private static readonly Dictionary<string, string> Fields = new()
    {
        [nameof(PublicEvent.HeldOn)] = "Beginn",
        [nameof(PublicEvent.EndsOn)] = "Ende",
        [nameof(PublicEvent.DateNote)] = "Bemerkung zum Datum",
        [nameof(PublicEvent.Format)] = "Form",
        [nameof(PublicEvent.MeetingPoint)] = "Treffpunkt",
        [nameof(PublicEvent.Agenda)] = "Ablauf",
        [nameof(PublicEvent.Participants)] = "Teilnehmende",
        [nameof(PublicEvent.RegistrationEndsAt)] = "Anmeldeschluss",
        [nameof(PublicEvent.Seats)] = "Plätze",
        [nameof(EventSpace)] = "Orte",
        [nameof(EventDocument)] = "Dokumente",
    };

    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> words, CancellationToken ct)
    {
        var ids = words.Ids();
        Dictionary<string, string> names = [];
        if (ids.Count > 0)
        {
            var events = await db.Set<PublicEvent>().Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.Title }).ToListAsync(ct);
            events.ForEach(e => names[e.Id.ToString()] = e.Title);
        }

        foreach (var word in words)
        {
            if (Fields.TryGetValue(word, out var field))
            {
                names[word] = field;
            }
            else if (Enum.TryParse<EventKind>(word, out var kind) && kind.ToString() == word)
            {
                names[word] = kind.ToGerman();
            }
        }

        return names;
    }
}
