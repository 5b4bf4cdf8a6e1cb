using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>The fields that a new phase's form and an old one's share.</summary>
/// <param name="StepUrl">Where the form is sent to show another version's chapters.</param>
/// <param name="IsVersionFixed">There are contributions; they belong to their version.</param>
internal sealed record PhaseFields(PhaseKind Kind, PhaseInput Input, PhaseChoices Choices, IReadOnlyList<Fault> Faults, string StepUrl, bool IsVersionFixed);
