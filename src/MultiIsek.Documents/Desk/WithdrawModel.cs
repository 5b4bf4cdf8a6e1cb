using MultiIsek.Kernel.Pages;

namespace MultiIsek.Documents.Desk;

/// <summary>Zurückziehen eines Dokuments oder einer Fassung.</summary>
/// <param name="No">Null: the document.</param>
/// <param name="Meaning">What will happen.</param>
internal sealed record WithdrawModel(string Address, int? No, string Meaning, string? Reason, IReadOnlyList<Fault> Faults);
