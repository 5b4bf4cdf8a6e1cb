using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Operators;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Audit;

/// <summary>Wer die Kennungen im Protokoll sind: people of this city who still have their account, and whoever visited it.</summary>
internal sealed class AuditPeople(IsekDbContext db, IEnumerable<IActNames> modules)
{
    /// <summary>More than this a list to choose from does not offer.</summary>
    private const int Most = 500;

    /// <summary>Who ever acted here, by name; who was erased by what is left of them.</summary>
    public async Task<IReadOnlyList<(string Actor, string Label)>> ListAsync(CancellationToken ct)
    {
        var actors = await db.Set<AuditEntry>().Select(e => e.Actor).Distinct().Take(Most).ToListAsync(ct);
        var names = await NamesAsync(actors, ct);
        return
        [
            .. actors
                .Select(a =>
                    (Actor: a, Label: IsVisitor(a) ? $"Betreiber der Plattform: {names.GetValueOrDefault(a, "unbekannt")}" : names.GetValueOrDefault(a) ?? AuditWords.Actor(a))
                )
                .OrderBy(a => a.Label, AuditWords.Alphabet)
                .ThenBy(a => a.Actor, StringComparer.Ordinal),
        ];
    }

    /// <summary>Names of those of these words that are people's.</summary>
    public async Task<Dictionary<string, string>> NamesAsync(IReadOnlyCollection<string> words, CancellationToken ct)
    {
        var people = words.Ids();
        // With the address: anybody may take another's name.
        var names = await db.Set<User>().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id.ToString(), u => $"{u.DisplayName}, {u.Email}", ct);
        var visitors = words.Where(IsVisitor).Select(w => Guid.Parse(w.AsSpan(CurrentUser.VisitorPrefix.Length))).Distinct().ToList();
        if (visitors.Count > 0)
        {
            var known = await db.Set<OperatorVisit>().Where(v => visitors.Contains(v.OperatorId)).Select(v => new { v.OperatorId, v.OperatorName }).Distinct().ToListAsync(ct);
            known.ForEach(v => names[$"{CurrentUser.VisitorPrefix}{v.OperatorId}"] = v.OperatorName);
        }

        return names;
    }

    /// <summary>What acts were about, and with which fields: names of those of these words that are anything's.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ThingsAsync(IReadOnlyCollection<string> words, CancellationToken ct)
    {
        Dictionary<string, string> names = [];
        foreach (var module in modules)
        {
            foreach (var (word, name) in await module.FindAsync(words, ct))
            {
                names[word] = name;
            }
        }

        return names;
    }

    public static bool IsVisitor(string actor) => actor.StartsWith(CurrentUser.VisitorPrefix, StringComparison.Ordinal);
}
