namespace MultiIsek.Kernel.Pages;

/// <summary>Brotkrume: one step of the way to the page. Pages put them into ViewData["Crumbs"], the layout draws them and tells them to search engines.</summary>
/// <param name="Url">Path; the last step, the page itself, has none.</param>
public sealed record Crumb(string Label, string? Url = null);
