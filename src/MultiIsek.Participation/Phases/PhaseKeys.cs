namespace MultiIsek.Participation.Phases;

internal static class PhaseKeys
{
    /// <summary>These addresses under /mitmachen are pages of their own: no phase may have such a key.</summary>
    public static IReadOnlyList<string> Reserved { get; } = ["nachsehen", "melden", "unterstuetzen", "beitraege", "fotos"];
}
