using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Site.Legal;

/// <summary>Impressum, Datenschutz, Erklärung zur Barrierefreiheit of the city; of the operator where the city is a demonstration.</summary>
[AllowAnonymous]
internal sealed class LegalPage : PageModel
{
    public LegalKind Kind { get; private set; }

    public void OnGet(string name) => Kind = LegalNames.Of(name);
}
