using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Konto: a person in one city. The same address in two cities is two accounts that know nothing of each other.</summary>
internal sealed class User : IdentityUser<Guid>, IOwnedByTenant, IUnseen, IKeyedByFramework
{
    public const int NameMax = 80;
    public const int EmailMax = 200;

    public int TenantId { get; private set; }

    /// <summary>As the person wants to be called.</summary>
    public string DisplayName { get; set; } = "";
    public DateTime CreatedAt { get; set; }
    public DateTime? SignedInAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<User>
    {
        public void Configure(EntityTypeBuilder<User> user)
        {
            user.ToTable("identity_users");
            user.HasKey(u => u.Id);
            user.HasAlternateKey(u => new { u.TenantId, u.Id });
            user.HasIndex(u => new { u.TenantId, u.NormalizedEmail }).IsUnique();
            user.HasIndex(u => new { u.TenantId, u.NormalizedUserName }).IsUnique();
            user.Property(u => u.DisplayName).HasMaxLength(NameMax);
            user.Property(u => u.Email).HasMaxLength(EmailMax);
            user.Property(u => u.NormalizedEmail).HasMaxLength(EmailMax);
            user.Property(u => u.UserName).HasMaxLength(EmailMax);
            user.Property(u => u.NormalizedUserName).HasMaxLength(EmailMax);
            user.Property(u => u.PasswordHash).HasMaxLength(400);
            user.Property(u => u.SecurityStamp).HasMaxLength(80);
            user.Property(u => u.ConcurrencyStamp).HasMaxLength(80).IsConcurrencyToken();
            user.Property(u => u.PhoneNumber).HasMaxLength(40);
            // Strangers could lock people out; attempts are limited by address instead. An offset would not sort on SQLite.
            user.Ignore(u => u.LockoutEnd).Ignore(u => u.LockoutEnabled).Ignore(u => u.AccessFailedCount);
        }
    }
}

/// <summary>Schlüssel der zweiten Faktoren: key of the authenticator app, recovery codes.</summary>
internal sealed class UserToken : IdentityUserToken<Guid>, IOwnedByTenant, IUnseen, IKeyedByFramework
{
    public int TenantId { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UserToken>
    {
        public void Configure(EntityTypeBuilder<UserToken> token)
        {
            token.ToTable("identity_user_tokens");
            token.HasKey(t => new
            {
                t.UserId,
                t.LoginProvider,
                t.Name,
            });
            token.Property(t => t.LoginProvider).HasMaxLength(80);
            token.Property(t => t.Name).HasMaxLength(80);
            token.Property(t => t.Value).HasMaxLength(2000);
            token.HasOne<User>().WithMany().HasForeignKey(t => new { t.TenantId, t.UserId }).HasPrincipalKey(u => new { u.TenantId, u.Id }).OnDelete(Conventions.Refused);
        }
    }
}

/// <summary>Anmeldung beim Anbieter der Stadt (OpenID Connect).</summary>
internal sealed class UserLogin : IdentityUserLogin<Guid>, IOwnedByTenant, IUnseen, IKeyedByFramework
{
    /// <summary>A subject of OpenID Connect has at most so many signs.</summary>
    public const int KeyMax = 255;

    public int TenantId { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UserLogin>
    {
        public void Configure(EntityTypeBuilder<UserLogin> login)
        {
            login.ToTable("identity_user_logins");
            login.HasKey(l => new
            {
                l.TenantId,
                l.LoginProvider,
                l.ProviderKey,
            });
            login.Property(l => l.LoginProvider).HasMaxLength(80);
            login.Property(l => l.ProviderKey).HasMaxLength(KeyMax);
            login.Property(l => l.ProviderDisplayName).HasMaxLength(200);
            login.HasOne<User>().WithMany().HasForeignKey(l => new { l.TenantId, l.UserId }).HasPrincipalKey(u => new { u.TenantId, u.Id }).OnDelete(Conventions.Refused);
        }
    }
}

/// <summary>Passkey: belongs to the host on which it was made.</summary>
internal sealed class UserPasskey : IdentityUserPasskey<Guid>, IOwnedByTenant, IUnseen, IKeyedByFramework
{
    public const int NameMax = 60;

    /// <summary>Passkeys that one account may have.</summary>
    public const int Most = 20;

    public int TenantId { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UserPasskey>
    {
        public void Configure(EntityTypeBuilder<UserPasskey> passkey)
        {
            passkey.ToTable("identity_user_passkeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.Property(p => p.Data).IsJson();
            passkey.HasIndex(p => new { p.TenantId, p.UserId });
            passkey.HasOne<User>().WithMany().HasForeignKey(p => new { p.TenantId, p.UserId }).HasPrincipalKey(u => new { u.TenantId, u.Id }).OnDelete(Conventions.Refused);
        }
    }
}

/// <summary>The framework's store wants a type for claims; no claim is ever stored.</summary>
internal sealed class UserClaim : IdentityUserClaim<Guid>;
