using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Interop.ApiKeys;

/// <summary>API-Schlüssel eines anderen Programms; the key itself is shown once, the row holds its hash and its first signs.</summary>
internal sealed class ApiKey : IOwnedByTenant, IUnseen
{
    /// <summary>How every key begins, so that people and scanners of leaked secrets know it.</summary>
    public const string Start = "isek_";
    public const int NameMax = 80;
    public const int ShownLength = 12;
    private const int SecretBytes = 32;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }

    /// <summary>For what it is used, in the city's words.</summary>
    public required string Name { get; init; }

    /// <summary>Its first signs, by which people tell it from others.</summary>
    public required string Shown { get; init; }

    /// <summary>SHA-256 (hex) of the key. It has 256 random bits, so that neither salt nor slowness is needed.</summary>
    public required string Hash { get; init; }
    public required List<ApiScope> Scopes { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>First moment at which it no longer opens anything.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>To the minute.</summary>
    public DateTime? LastUsedAt { get; private set; }
    public DateTime? RevokedAt { get; private set; }

    /// <summary>The operator's visit in which it was made, or null.</summary>
    public Guid? VisitId { get; init; }

    public static string NewSecret() => Start + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    internal sealed class Mapping : IEntityTypeConfiguration<ApiKey>
    {
        public void Configure(EntityTypeBuilder<ApiKey> key)
        {
            key.ToTable("interop_api_keys");
            key.Property(k => k.Name).HasMaxLength(NameMax);
            key.Property(k => k.Shown).HasMaxLength(ShownLength);
            key.Property(k => k.Hash).HasMaxLength(64);
            key.Property(k => k.Scopes).IsJson();
            key.HasIndex(k => new { k.TenantId, k.Hash }).IsUnique();
            key.Refers(IdentityKeys.Visit, k => k.VisitId);
        }
    }
}
