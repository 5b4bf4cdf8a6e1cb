using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Site.Platform;

/// <summary>Startseite der Plattform: what it is, which cities are there, how a city comes to it.</summary>
[AllowAnonymous]
internal sealed class PlatformPage(IMediator mediator, SiteAddress address, IOptions<OperatorOptions> op) : PageModel
{
    private static readonly string[] Numbers = ["Noch keine Stadt", "Eine Stadt", "Zwei", "Drei", "Vier", "Fünf", "Sechs", "Sieben", "Acht", "Neun", "Zehn", "Elf", "Zwölf"];

    public IReadOnlyList<TenantSite> Cities { get; private set; } = [];
    public OperatorOptions Operator => op.Value;

    public string Heading => Cities.Count < 2 ? Numbers[Cities.Count] : $"{(Cities.Count < Numbers.Length ? Numbers[Cities.Count] : Cities.Count)} Städte";

    public async Task OnGetAsync(CancellationToken ct) => Cities = [.. (await mediator.Send(new ListTenants(), ct)).Where(c => c.IsPublic)];

    public string UrlOf(TenantSite city) => address.Of(city) + "/";
}
