using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Transfer;

/// <summary>Brings a city's rows in the catalog to what tenant.json says.</summary>
internal static class TenantRows
{
    /// <summary>Does not save. Whether anything differs.</summary>
    public static async Task<bool> ApplyAsync(this CatalogDbContext catalog, Tenant tenant, TenantRecord record, CancellationToken ct)
    {
        tenant.Name = record.Name.Trim();
        tenant.Designation = record.Designation;
        tenant.Land = record.Land;
        tenant.Ags = record.Ags;
        tenant.BrandColour = record.BrandColour;
        tenant.LetterMark = record.LetterMark;
        tenant.PlanName = record.PlanName;
        tenant.Headline = record.Headline;
        tenant.Lead = record.Lead;
        tenant.Motto = record.Motto;
        tenant.MottoLabel = record.MottoLabel;
        if (tenant.IsDemonstration != record.Demonstration)
        {
            // A demonstration has the operator's legal pages and is public at once; a city of its own waits for its own.
            (tenant.IsDemonstration, tenant.IsPublished) = (record.Demonstration, record.Demonstration);
        }

        tenant.AsOf = record.AsOf is { } asOf ? DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        tenant.Contact = record.Contact;
        tenant.Links = [.. record.Links];
        tenant.PrivacyNotices = [.. record.PrivacyNotices];
        var hosts = await catalog.Set<TenantHost>().Where(h => h.TenantId == tenant.Id).ToListAsync(ct);
        catalog.RemoveRange(hosts.Where(h => !record.OwnHosts.Contains(h.Host)));
        foreach (var (index, name) in record.OwnHosts.Index())
        {
            if (hosts.Find(h => h.Host == name) is not { } host)
            {
                host = new TenantHost { Host = name, TenantId = tenant.Id };
                catalog.Add(host);
            }

            host.IsCanonical = index == 0;
        }

        return catalog.ChangeTracker.HasChanges();
    }
}
