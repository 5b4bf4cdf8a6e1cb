using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Site.Legal;

/// <summary>Leichte Sprache: what the city wrote of its page, where it offers that.</summary>
[AllowAnonymous]
internal sealed class PlainLanguagePage(CurrentSite site) : PageModel
{
    public IActionResult OnGet() => site.City.OffersPlainLanguage() ? Page() : NotFound();
}
