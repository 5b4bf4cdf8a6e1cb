using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Comparison;

/// <summary>Was sich an der Struktur geändert hat, in sentences that everybody may read.</summary>
internal static class StructureChanges
{
    public static IEnumerable<string> Of(ComparedVersion before, ComparedVersion after)
    {
        var (was, now) = (before.Types.ToDictionary(t => t.Key), after.Types.ToDictionary(t => t.Key));
        foreach (var type in after.Types.Where(t => !was.ContainsKey(t.Key)))
        {
            yield return $"Neuer Elementtyp „{type.Singular}“";
        }

        foreach (var type in before.Types.Where(t => !now.ContainsKey(t.Key)))
        {
            yield return $"Elementtyp „{type.Singular}“ entfallen";
        }

        foreach (var type in after.Types.Where(t => was.TryGetValue(t.Key, out var old) && old.Singular != t.Singular))
        {
            yield return $"„{was[type.Key].Singular}“ heißt jetzt „{type.Singular}“";
        }

        foreach (var type in after.Types.Where(t => was.TryGetValue(t.Key, out var old) && old.Number != t.Number))
        {
            yield return $"„{type.Plural}“ sind anders nummeriert";
        }

        foreach (var field in after.Fields.Where(f => f.Visible == Visibility.Public && before.Fields.All(b => b.Key != f.Key)))
        {
            yield return $"Neue Angabe „{field.Label}“";
        }

        foreach (var field in before.Fields.Where(f => f.Visible == Visibility.Public && after.Fields.All(a => a.Key != f.Key)))
        {
            yield return $"Angabe „{field.Label}“ entfallen";
        }
    }
}
