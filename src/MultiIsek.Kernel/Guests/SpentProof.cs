using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Guests;

/// <summary>Verbrauchter Rechennachweis: each opens one form, at whatever instance. The key decides.</summary>
internal sealed class SpentProof(string nonce, DateTime endsAt) : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }

    /// <summary>The challenge's random number (hex).</summary>
    public string Nonce { get; private set; } = nonce;

    /// <summary>From here on the challenge is too old anyway.</summary>
    public DateTime EndsAt { get; private set; } = endsAt;

    internal sealed class Mapping : IEntityTypeConfiguration<SpentProof>
    {
        public void Configure(EntityTypeBuilder<SpentProof> proof)
        {
            proof.ToTable("kernel_spent_proofs");
            proof.HasKey(p => new { p.TenantId, p.Nonce });
            proof.Property(p => p.Nonce).HasMaxLength(32);
        }
    }
}
