using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Tenancy.Branding;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Transfer;

/// <summary>The rules of tenant.json that its form does not show.</summary>
internal sealed class TenantCheck(CatalogDbContext catalog, IOptions<PlatformOptions> platform)
{
    public async Task<IReadOnlyList<TransferError>> FaultsAsync(JsonFile<TenantRecord> file, CancellationToken ct)
    {
        var record = file.Root;
        List<(string Field, string Message)> faults =
        [
            .. TenantRules.Faults(record.Slug, record.Name, record.Designation, record.Land, record.Ags),
            .. Lengths(record),
            .. await HostsAsync(record, ct),
            .. record
                .Links.Index()
                .Where(l => !l.Item.Url.StartsWith("https://", StringComparison.Ordinal))
                .Select(l => ($"links[{l.Index}].url", $"„{l.Item.Url}“ beginnt nicht mit https://.")),
        ];
        if (!Palette.Hex().IsMatch(record.BrandColour))
        {
            faults.Add(("brandColour", "Eine Farbe hat die Form #2f7d4f."));
        }

        if (record.Contact?.Email is { } email && !EmailForm.Fits(email))
        {
            faults.Add(("contact.email", $"„{email}“ ist keine E-Mail-Adresse."));
        }

        if (record.AsOf is { } asOf && !DateOnly.TryParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            faults.Add(("asOf", "Ein Tag hat die Form 2026-11-22."));
        }

        return [.. faults.Select(f => new TransferError(file.Name, file.LineOf(f.Field), f.Field, f.Message))];
    }

    private static IEnumerable<(string Field, string Message)> Lengths(TenantRecord record) =>
        new (string Field, string? Text, int Max)[]
        {
            ("letterMark", record.LetterMark, Tenant.LetterMarkMax),
            ("planName", record.PlanName, Tenant.PlanNameMax),
            ("headline", record.Headline, Tenant.HeadlineMax),
            ("lead", record.Lead, Tenant.LeadMax),
            ("motto", record.Motto, Tenant.MottoMax),
            ("mottoLabel", record.MottoLabel, Tenant.MottoLabelMax),
        }
            .Where(t => t.Text?.Length > t.Max)
            .Select(t => (t.Field, $"Der Text hat {t.Text!.Length} Zeichen; höchstens {t.Max} sind möglich."));

    private async Task<IReadOnlyList<(string Field, string Message)>> HostsAsync(TenantRecord record, CancellationToken ct)
    {
        var others = await catalog
            .Set<TenantHost>()
            .Where(h => record.OwnHosts.Contains(h.Host) && catalog.Set<Tenant>().Any(t => t.Id == h.TenantId && t.Slug != record.Slug))
            .Select(h => h.Host)
            .ToListAsync(ct);
        List<(string, string)> faults = [];
        foreach (var (index, host) in record.OwnHosts.Index())
        {
            var fault =
                HostRules.Fault(host, platform.Value) is { } rule ? rule
                : others.Contains(host) ? "gehört schon einer anderen Stadt"
                : record.OwnHosts.Take(index).Contains(host) ? "steht zweimal da"
                : null;
            if (fault is not null)
            {
                faults.Add(($"ownHosts[{index}]", $"„{host}“ {fault}."));
            }
        }

        return faults;
    }
}
