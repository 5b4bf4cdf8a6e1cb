using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Site.Home;

[AllowAnonymous]
internal sealed class HomePage : PageModel;
