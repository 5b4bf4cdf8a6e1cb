using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Site.Home;

/// <summary>Startseite: the question, what can be done now, the plan at a glance, documents and dates, the way so far. Other modules supply the pieces.</summary>
[AllowAnonymous]
internal sealed class HomePage(SiteContents contents) : PageModel
{
    /// <summary>What the city has not entered yet; all of it on the day on which it was created.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    public bool IsEmpty { get; private set; }

    public bool Has(string part) => !Missing.Contains(part);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var urls = await contents.UrlsAsync(ct);
        (string Name, string Prefix)[] parts = [("plan", "/plan/"), ("dokumente", "/dokumente"), ("termine", "/termine/"), ("orte", "/orte/")];
        Missing = [.. parts.Where(p => !urls.Any(u => u.StartsWith(p.Prefix, StringComparison.Ordinal))).Select(p => p.Name)];
        IsEmpty = urls.Count == 0;
    }
}
