using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Site.Legal;

/// <summary>Kontakt: who answers, and in words what is not known.</summary>
[AllowAnonymous]
internal sealed class ContactPage : PageModel;
