using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Organisations;

/// <summary>The end of a page of what others refer to: closed while it is in use, deleted when it is not.</summary>
/// <param name="What">"Die Stelle".</param>
internal sealed record ClosingBox(
    string What,
    string Name,
    string Url,
    DateOnly? ValidUntil,
    IReadOnlyList<ReferenceUse> Uses,
    DateOnly Today,
    IReadOnlyList<Fault> Faults,
    string? Typed = null
);
