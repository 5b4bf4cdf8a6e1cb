using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Identity.Operators;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.OpenId;

/// <summary>Anmeldedienst der Stadt (OpenID Connect): at most one per city, set up by its admin.</summary>
internal sealed class IdentityProvider : IOwnedByTenant, IUnseen, IRevised
{
    public const int LabelMax = 60;
    public const int AuthorityMax = 300;
    public const int ClientIdMax = 200;
    public const int SecretMax = 500;
    public const int ClaimMax = 100;
    public const int AudienceMax = 200;

    /// <summary>Rules, and values that count as a second factor.</summary>
    public const int Most = 50;

    public int TenantId { get; private set; }

    /// <summary>Off: nobody signs in with it, what it knows stays.</summary>
    public bool IsOn { get; set; }

    /// <summary>What stands on the button: "Rathaus-Konto".</summary>
    public required string Label { get; set; }

    /// <summary>The issuer's address; its description lies under /.well-known/openid-configuration.</summary>
    public required string Authority { get; set; }
    public required string ClientId { get; set; }

    /// <summary>Sealed for this city with data protection, never shown again. Null: a public client.</summary>
    public string? SealedSecret { get; set; }

    /// <summary>Claim that holds groups or roles: "groups", "realm_access.roles". Empty: roles are given here only.</summary>
    public string RoleClaim { get; set; } = "";
    public IReadOnlyList<RoleRule> RoleRules { get; set; } = [];

    /// <summary>Values of amr or acr with which a sign-in counts as one with a second factor.</summary>
    public IReadOnlyList<string> StrongMethods { get; set; } = [];

    /// <summary>The provider checks every e-mail address, though it does not say so in email_verified.</summary>
    public bool VouchesForMail { get; set; }

    /// <summary>Audience of access tokens of this provider that open the interface for programs. Empty: none does.</summary>
    public string ApiAudience { get; set; } = "";
    public DateTime ChangedAt { get; set; }
    public int Revision { get; set; }

    /// <summary>The operator's visit in which it was changed last, or null.</summary>
    public Guid? VisitId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdentityProvider>
    {
        public void Configure(EntityTypeBuilder<IdentityProvider> provider)
        {
            provider.ToTable("identity_providers");
            provider.HasKey(p => p.TenantId);
            provider.Property(p => p.Label).HasMaxLength(LabelMax);
            provider.Property(p => p.Authority).HasMaxLength(AuthorityMax);
            provider.Property(p => p.ClientId).HasMaxLength(ClientIdMax);
            provider.Property(p => p.SealedSecret).HasMaxLength(SecretMax * 4);
            provider.Property(p => p.RoleClaim).HasMaxLength(ClaimMax);
            provider.Property(p => p.ApiAudience).HasMaxLength(AudienceMax);
            provider.Refers<IdentityProvider, OperatorVisit>(p => p.VisitId);
            provider.Property(p => p.RoleRules).IsJson();
            provider.Property(p => p.StrongMethods).IsJson();
        }
    }
}

/// <summary>Who has this value in the claim has this role here.</summary>
internal sealed record RoleRule(string Value, Role Role);
