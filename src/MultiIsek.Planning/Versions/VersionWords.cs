using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Versions;

internal static class VersionWords
{
    public static string Word(this PlanVersionState state) =>
        state switch
        {
            PlanVersionState.Working => "Arbeitsstand",
            PlanVersionState.Draft => "Entwurf",
            PlanVersionState.InCouncil => "in Beratung",
            PlanVersionState.Adopted => "beschlossen",
            PlanVersionState.Superseded => "fortgeschrieben",
            PlanVersionState.Discarded => "verworfen",
        };

    /// <summary>"Stand 11. Juli 2018": the version's own date, which is not that of its resolution.</summary>
    public static string Stand(this PlanVersion version) => version.DatedOn is { } dated ? $"Stand {dated.ToGerman()}" : "ohne Datum";

    /// <summary>"beschlossen am 25. Juli 2018": the date from the resolution that adopted the version, where one is known.</summary>
    public static string Decided(this PlanVersion version, IEnumerable<CouncilResolution> resolutions)
    {
        var adopted = version.IsFrozen ? resolutions.Where(r => r.PlanVersionId == version.Id && r.Outcomes.Exists(IsAdoption)).MinBy(r => r.DecidedOn) : null;
        var word = version.State.Word();
        return adopted is null ? word
            : version.State == PlanVersionState.Adopted ? $"{word} {On(adopted.DecidedOn)}"
            : $"{PlanVersionState.Adopted.Word()} {On(adopted.DecidedOn)}, {word}";
    }

    /// <summary>"Stand 11. Juli 2018, beschlossen am 25. Juli 2018".</summary>
    public static string Standing(this PlanVersion version, IEnumerable<CouncilResolution> resolutions) => $"{version.Stand()}, {version.Decided(resolutions)}";

    /// <summary>What the word means for a reader.</summary>
    public static string Meaning(this PlanVersionState state) =>
        state switch
        {
            PlanVersionState.Working => "Die Fassung ist ein Arbeitsstand.",
            PlanVersionState.Draft => "Die Fassung ist ein Entwurf.",
            PlanVersionState.InCouncil => "Die Gremien beraten über die Fassung.",
            PlanVersionState.Adopted => "Die Fassung ist beschlossen.",
            PlanVersionState.Superseded => "Eine neuere Fassung hat diese abgelöst.",
            PlanVersionState.Discarded => "Die Fassung wurde verworfen.",
        };

    public static bool IsAdoption(Outcome outcome) => outcome is Outcome.Adopted or Outcome.AdoptedWithChanges or Outcome.Confirmed;

    private static string On(SourceDate date) =>
        date.Precision switch
        {
            DatePrecision.Day => $"am {date.ToGerman()}",
            DatePrecision.Month or DatePrecision.Quarter => $"im {date.ToGerman()}",
            DatePrecision.Year => date.ToGerman(),
            _ => throw new InvalidOperationException($"Unknown precision {date.Precision}."),
        };
}
