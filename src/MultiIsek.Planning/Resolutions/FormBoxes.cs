using MultiIsek.Kernel.Pages;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Rows of the form that say what something applies to.</summary>
internal sealed record TargetsBox(string Prefix, string Label, string Hint, IReadOnlyList<TargetRow> Rows, ResolutionBook Book, IReadOnlyList<Fault> Faults)
{
    /// <summary>Ids begin so: "k0-", "t-".</summary>
    public string Field => $"{Prefix}element";
    public string? Error => Faults.FirstOrDefault(f => f.Field == Field)?.Message;
}

/// <summary>A clause of the form.</summary>
/// <param name="At">Its place, from 0.</param>
internal sealed record ClauseBox(ClauseForm Form, int At, int Count, string Url, ResolutionBook Book, IReadOnlyList<Duty> Duties, IReadOnlyList<Fault> Faults)
{
    public string Prefix => $"k{At}-";
}
