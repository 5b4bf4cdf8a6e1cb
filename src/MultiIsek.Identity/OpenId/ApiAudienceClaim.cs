using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Identity.OpenId;

/// <summary>
/// Wem eine Kennung an einem Dienst gehört: with one provider for a whole county a token for "isek-api" would open every city that typed that name. So the
/// pair of provider and audience is one city's, whichever database it lies on.
/// </summary>
internal sealed class ApiAudienceClaim : ICatalogRow
{
    /// <summary>Of provider and audience.</summary>
    public required string Hash { get; init; }
    public required int TenantId { get; set; }

    /// <summary>Takes the pair for this city and lets go of what it had. False: it is another city's.</summary>
    public static async Task<bool> TakeAsync(CatalogDbContext catalog, int tenant, string authority, string audience, CancellationToken ct)
    {
        var hash = HashOf(authority, audience);
        if (audience.Length > 0 && !await catalog.Set<ApiAudienceClaim>().AnyAsync(c => c.Hash == hash && c.TenantId == tenant, ct))
        {
            try
            {
                catalog.Add(new ApiAudienceClaim { Hash = hash, TenantId = tenant });
                await catalog.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                catalog.ChangeTracker.Clear();
                return false;
            }
        }

        await catalog.Set<ApiAudienceClaim>().Where(c => c.TenantId == tenant && (audience == "" || c.Hash != hash)).ExecuteDeleteAsync(ct);
        return true;
    }

    private static string HashOf(string authority, string audience) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{authority.TrimEnd('/').ToUpperInvariant()}\n{audience}")));

    internal sealed class Mapping : IEntityTypeConfiguration<ApiAudienceClaim>
    {
        public void Configure(EntityTypeBuilder<ApiAudienceClaim> claim)
        {
            claim.ToTable("identity_api_audiences");
            claim.HasKey(c => c.Hash);
            claim.Property(c => c.Hash).HasMaxLength(64);
            claim.HasIndex(c => c.TenantId);
        }
    }
}
