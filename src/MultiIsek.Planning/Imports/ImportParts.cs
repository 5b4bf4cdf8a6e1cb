using MultiIsek.Kernel.Pages;

namespace MultiIsek.Planning.Imports;

/// <summary>A field named "datei" that takes one file.</summary>
internal sealed record FileField(string Label, string Hint, string Accept, IReadOnlyList<Fault> Faults)
{
    public string? Error => Faults.FirstOrDefault(f => f.Field == "datei")?.Message;
}

/// <summary>The lower part of a page of an import that was taken over.</summary>
/// <param name="Changed">Why parts of it cannot be taken back; empty before anybody tried.</param>
internal sealed record UndoPart(PlanImport Import, string By, string Address, bool IsOpen, IReadOnlyList<string> Changed);
