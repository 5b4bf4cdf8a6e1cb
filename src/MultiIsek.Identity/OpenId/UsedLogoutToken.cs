using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.OpenId;

/// <summary>Verbrauchtes Abmeldetoken: each works once, at whatever instance. The key decides.</summary>
internal sealed class UsedLogoutToken(string hash, DateTime endsAt) : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }

    /// <summary>SHA-256 (hex) of issuer and jti.</summary>
    public string Hash { get; private set; } = hash;

    /// <summary>From here on the token is too old anyway.</summary>
    public DateTime EndsAt { get; private set; } = endsAt;

    internal sealed class Mapping : IEntityTypeConfiguration<UsedLogoutToken>
    {
        public void Configure(EntityTypeBuilder<UsedLogoutToken> token)
        {
            token.ToTable("identity_used_logout_tokens");
            token.HasKey(t => new { t.TenantId, t.Hash });
            token.Property(t => t.Hash).HasMaxLength(64);
        }
    }
}
