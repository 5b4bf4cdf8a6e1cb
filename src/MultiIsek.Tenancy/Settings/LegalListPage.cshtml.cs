using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Rechtliche Seiten: which of them are there.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class LegalListPage : PageModel
{
    public IActionResult OnGet() => Page();
}
