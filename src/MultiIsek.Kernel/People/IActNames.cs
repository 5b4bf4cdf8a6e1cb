namespace MultiIsek.Kernel.People;

/// <summary>Wovon ein Eintrag des Protokolls handelt: the log keeps ids and keys alone; each module says what those that are its own are called today.</summary>
public interface IActNames
{
    /// <param name="words">Ids as text, and keys of fields.</param>
    /// <returns>Names of those that it knows; what is gone has none.</returns>
    Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> words, CancellationToken ct);
}

public static class ActWords
{
    /// <summary>Those words that are ids.</summary>
    public static List<Guid> Ids(this IEnumerable<string> words) => [.. words.Select(w => Guid.TryParse(w, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];
}
