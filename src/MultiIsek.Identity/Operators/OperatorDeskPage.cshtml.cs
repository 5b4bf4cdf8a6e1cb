using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Identity.Operators;

/// <summary>Betrieb: the platform's cities, from where one enters one of them.</summary>
[Authorize(Policies.Operator), PrivatePage]
internal sealed class OperatorDeskPage(IMediator mediator, CurrentOperator me) : PageModel
{
    public const int PageSize = 50;
    public const int SearchMax = 80;

    public IReadOnlyList<TenantSite> Cities { get; private set; } = [];
    public string Search { get; private set; } = "";
    public int Count { get; private set; }
    public string? More { get; private set; }
    public string Name => me.Name;

    public async Task OnGetAsync(string? suche, string? nach, CancellationToken ct)
    {
        Search = (suche ?? "").Trim();
        Search = Search.Length <= SearchMax ? Search : Search[..SearchMax];
        var all = (await mediator.Send(new ListTenants(), ct)).Where(Fits).OrderBy(s => s.Place.Slug, StringComparer.Ordinal).ToList();
        var rest = all.Where(s => string.CompareOrdinal(s.Place.Slug, nach) > 0).Take(PageSize + 1).ToList();
        (Cities, Count) = ([.. rest.Take(PageSize)], all.Count);
        More = rest.Count > PageSize ? rest[PageSize - 1].Place.Slug : null;
    }

    public static string StateOf(TenantSite city) =>
        city.State switch
        {
            TenantState.Active when !city.IsPlaced => "liegt auf einer Datenbank, die hier nicht eingerichtet ist",
            TenantState.Active when !city.IsPublic => "nicht veröffentlicht",
            TenantState.Active => "veröffentlicht",
            TenantState.Suspended => "abgeschaltet",
            _ => "wird eingerichtet",
        };

    public static bool MayEnter(TenantSite city) => city is { State: TenantState.Active, IsPlaced: true };

    private bool Fits(TenantSite site) =>
        Search.Length == 0
        || site.FullName.Contains(Search, StringComparison.CurrentCultureIgnoreCase)
        || site.Place.Slug.Contains(Search, StringComparison.OrdinalIgnoreCase)
        || site.Ags.StartsWith(Search, StringComparison.Ordinal);
}
