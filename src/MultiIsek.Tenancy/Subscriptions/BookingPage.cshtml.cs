using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Text;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Subscriptions;

/// <summary>Leistungen der Stadt, to read: the operator changes them.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class BookingPage(CurrentSite site, IQuotas quotas, IEnumerable<IQuotaUse> uses) : PageModel
{
    public IReadOnlyList<(string Name, string About, bool IsOn)> Features { get; private set; } = [];
    public IReadOnlyList<(string Name, string Used, string Limit, bool IsFull)> Limits { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Features = [.. Enum.GetValues<Feature>().Select(f => (f.Word().Name, f.Word().About, !site.City.Booking.Off.Contains(f)))];
        List<(string, string, string, bool)> limits = [];
        foreach (var use in uses.OrderBy(u => u.Quota))
        {
            var (used, limit) = (await use.UsedAsync(ct), quotas.LimitOf(use.Quota));
            limits.Add((Name(use.Quota), Amount(use.Quota, used), limit is null ? "ohne Grenze" : $"höchstens {Amount(use.Quota, limit.Value)}", used >= limit));
        }

        Limits = limits;
    }

    private static string Name(Quota quota) =>
        quota switch
        {
            Quota.Storage => "Speicher für Dateien",
            Quota.Contributions => "Beiträge in diesem Jahr",
            _ => throw new InvalidOperationException($"Unknown quota {quota}."),
        };

    private static string Amount(Quota quota, long amount) => quota == Quota.Storage ? GermanText.Size(amount) : GermanText.Number(amount);
}
