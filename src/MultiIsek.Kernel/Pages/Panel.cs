namespace MultiIsek.Kernel.Pages;

/// <summary>A piece of a page that another module supplies: the view is rendered where the slot stands.</summary>
/// <param name="Slot">Where it stands: "element", "home-now", "phase-line" …</param>
/// <param name="View">Path of the partial view.</param>
/// <param name="Order">Ascending within the slot.</param>
public sealed record Panel(string Slot, string View, int Order = 0);
