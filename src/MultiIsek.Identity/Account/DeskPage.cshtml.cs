using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Account;

/// <summary>Verwaltung: what this person may do here. Other modules add their lines by the slot "desk".</summary>
[Authorize(Policies.Staff), PrivatePage]
internal sealed class DeskPage(CurrentUser current, IEnumerable<DeskLink> links) : PageModel
{
    public IReadOnlyList<DeskLink> Links { get; private set; } = [];
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    public void OnGet()
    {
        Roles = [.. current.Roles.Where(r => r != Role.Citizen).OrderDescending()];
        Links = [.. links.Where(l => current.Has(l.Policy)).OrderBy(l => l.Order)];
    }
}
