using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Site.Platform;

/// <summary>Rechtliche Seiten des Betreibers.</summary>
[AllowAnonymous]
internal sealed class PlatformLegalPage(IOptions<OperatorOptions> op) : PageModel
{
    public LegalKind Kind { get; private set; }
    public string Text { get; private set; } = "";

    public void OnGet(string name)
    {
        Kind = LegalNames.Of(name);
        Text = OperatorPages.Of(op.Value)[Kind];
    }
}
