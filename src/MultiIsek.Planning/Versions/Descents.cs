using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Versions;

/// <param name="To">Elements of the other version in which it lives on; none where it is gone.</param>
/// <param name="Fate">Null where nobody has said, or not for all of the way.</param>
internal sealed record Descent(IReadOnlyList<Guid> To, Fate? Fate, string? Reason)
{
    public static readonly Descent None = new([], null, null);
}

/// <summary>Abkunft: what became of each element of one version in another, in one step or over several.</summary>
internal sealed class Descents(IReadOnlyDictionary<Guid, Descent> all)
{
    public Descent Of(Guid element) => all.GetValueOrDefault(element, Descent.None);

    /// <summary>From a version to one that was made from it: what was said, and else each element is itself.</summary>
    public static Descents Step(IEnumerable<Guid> earlier, IReadOnlySet<Guid> later, IEnumerable<Lineage> said)
    {
        var fates = said.ToLookup(l => l.FromElementId);
        return new(
            earlier.ToDictionary(
                id => id,
                id =>
                {
                    List<Guid> named = [.. fates[id].Select(l => l.ToElementId).OfType<Guid>().Where(later.Contains).Distinct()];
                    IReadOnlyList<Guid> to =
                        named.Count > 0 ? named
                        : later.Contains(id) ? [id]
                        : [];
                    return new Descent(to, fates[id].Select(l => (Fate?)l.Fate).FirstOrDefault(), fates[id].Select(l => l.Reason).FirstOrDefault(r => r is not null));
                }
            )
        );
    }

    /// <summary>What was said stays, but not why.</summary>
    public Descents WithoutReasons() => new(all.ToDictionary(d => d.Key, d => d.Value with { Reason = null }));

    /// <summary>This way and then the next one.</summary>
    public Descents Then(Descents next) => new(all.ToDictionary(d => d.Key, d => Join(d.Value, [.. d.Value.To.Select(next.Of)])));

    /// <summary>The same way back: what was merged comes apart, what was split comes together.</summary>
    /// <param name="later">All elements at its end.</param>
    public Descents Back(IEnumerable<Guid> later)
    {
        var sources = all.SelectMany(d => d.Value.To.Select(to => (To: to, From: d.Key))).ToLookup(p => p.To, p => p.From);
        return new(later.ToDictionary(id => id, id => Turned([.. sources[id]])));
    }

    /// <summary>Who is at the end of the way after all is nobody else.</summary>
    public Descents Settled(IReadOnlySet<Guid> end) =>
        new(all.ToDictionary(d => d.Key, d => d.Value.To.Count == 0 && end.Contains(d.Key) ? d.Value with { To = [d.Key] } : d.Value));

    private static Descent Join(Descent first, IReadOnlyList<Descent> then)
    {
        if (then.Count == 0)
        {
            return first;
        }

        List<Guid> to = [.. then.SelectMany(t => t.To).Distinct()];
        // Where it goes on, what ended beside it does not count.
        var on = to.Count == 0 ? then : [.. then.Where(t => t.To.Count > 0)];
        return new(to, FateOf(first, on, to.Count), Reasons(on.Prepend(first)));
    }

    private static Fate? FateOf(Descent first, IReadOnlyList<Descent> then, int ends)
    {
        if (ends == 0)
        {
            // What became of it last is what became of it.
            return then.Select(t => t.Fate).Max();
        }

        if (first.Fate is not { } fate || then.Any(t => t.Fate is null))
        {
            return null;
        }

        // Fates stand in the order of how much they say.
        var most = then.Select(t => t.Fate!.Value).Append(fate).Max();
        return most == Fate.Split && ends < 2 ? Fate.Changed : most;
    }

    private Descent Turned(IReadOnlyList<Guid> from)
    {
        var told = from.Select(Of).ToList();
        var fate =
            told.Count > 1 ? Fate.Split
            : told.Exists(d => d.To.Count > 1) ? Fate.Merged
            : told.Select(d => d.Fate).FirstOrDefault();
        return new(
            from,
            fate switch
            {
                Fate.Completed or Fate.Deferred or Fate.Dropped => null,
                Fate.Merged when told[0].To.Count == 1 => Fate.Changed,
                _ => fate,
            },
            Reasons(told)
        );
    }

    private static string? Reasons(IEnumerable<Descent> told)
    {
        var reasons = told.Select(d => d.Reason).OfType<string>().Distinct().ToList();
        return reasons.Count == 0 ? null : string.Join(" – ", reasons);
    }
}
