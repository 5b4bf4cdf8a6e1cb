using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.SignIn;

/// <summary>Sitzung: one sign-in on one device. A cookie without its row opens nothing.</summary>
internal sealed class Session : IOwnedByTenant, IUnseen
{
    public const int DeviceMax = 120;

    public int TenantId { get; private set; }
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required Guid UserId { get; init; }
    public required DateTime StartedAt { get; init; }

    /// <summary>At most a minute behind.</summary>
    public required DateTime SeenAt { get; set; }

    /// <summary>"Firefox auf Android", as the browser said.</summary>
    public required string Device { get; init; }

    /// <summary>A second factor was shown in it.</summary>
    public required bool IsStrong { get; init; }

    /// <summary>Hash of issuer and session there, where it began at the city's provider and that named one: by this the provider ends it.</summary>
    public string? ProviderSession { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session)
        {
            session.ToTable("identity_sessions");
            session.Property(s => s.Device).HasMaxLength(DeviceMax);
            session.Refers<Session, User>(s => s.UserId);
            session.Property(s => s.ProviderSession).HasMaxLength(64);
            session.HasIndex(s => new { s.TenantId, s.UserId });
            session.HasIndex(s => new { s.TenantId, s.ProviderSession });
        }
    }
}
