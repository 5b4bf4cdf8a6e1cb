namespace MultiIsek.Kernel.Pages;

/// <summary>Briefkopf der Stadt, for modules that print and know no city.</summary>
public interface ILetterhead
{
    Task<Letterhead> ReadAsync(CancellationToken ct);
}

/// <param name="City">"Stadt Musterstadt".</param>
/// <param name="Plan">What the city calls its plan; may be empty.</param>
/// <param name="Mark">Letters in place of a logo.</param>
/// <param name="Logo">A data address, so that paper needs no network; null without one.</param>
/// <param name="Brand">CSS hex.</param>
/// <param name="OnBrand">CSS hex, readable on it.</param>
/// <param name="Address">Parts of the postal address, without the city's own name; empty where none is entered.</param>
public sealed record Letterhead(string City, string Plan, string Mark, string? Logo, string Brand, string OnBrand, IReadOnlyList<string> Address, string? Hours, string? Email);
