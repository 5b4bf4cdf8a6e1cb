using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Identity.Operators;

/// <summary>Person des Betreibers: an account of the platform, which no city knows. It is opened by an invitation from the command line.</summary>
internal sealed class Operator : ICatalogRow
{
    public static readonly TimeSpan InvitationValidity = TimeSpan.FromDays(1);

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required string Email { get; init; }
    public required string NormalizedEmail { get; init; }
    public string DisplayName { get; set; } = "";

    /// <summary>Null until the invitation was accepted.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Key of the authenticator app, which nobody goes without.</summary>
    public required string AppKey { get; set; }

    /// <summary>Time step of the last code: each works once.</summary>
    public long LastStep { get; set; }

    /// <summary>Changes with password, app and block: sessions of another stamp end.</summary>
    public Guid Stamp { get; set; } = Guid.CreateVersion7();
    public bool IsBlocked { get; set; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? SignedInAt { get; set; }

    /// <summary>Of the link that sets password and app; null once it was used.</summary>
    public string? InvitationHash { get; set; }
    public DateTime? InvitationEndsAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Operator>
    {
        public void Configure(EntityTypeBuilder<Operator> person)
        {
            person.ToTable("identity_operators");
            person.Property(o => o.Email).HasMaxLength(User.EmailMax);
            person.Property(o => o.NormalizedEmail).HasMaxLength(User.EmailMax);
            person.HasIndex(o => o.NormalizedEmail).IsUnique();
            person.Property(o => o.DisplayName).HasMaxLength(User.NameMax);
            person.Property(o => o.PasswordHash).HasMaxLength(400);
            person.Property(o => o.AppKey).HasMaxLength(80);
            person.Property(o => o.InvitationHash).HasMaxLength(64);
            person.HasIndex(o => o.InvitationHash);
        }
    }
}

/// <summary>Sitzung einer Person des Betreibers on the platform's host; a cookie without its row opens nothing.</summary>
internal sealed class OperatorSession : ICatalogRow
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public required Guid OperatorId { get; init; }
    public required DateTime StartedAt { get; init; }

    /// <summary>At most a minute behind.</summary>
    public required DateTime SeenAt { get; set; }

    /// <summary>"Firefox auf Linux", as the browser said.</summary>
    public required string Device { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OperatorSession>
    {
        public void Configure(EntityTypeBuilder<OperatorSession> session)
        {
            session.ToTable("identity_operator_sessions");
            session.Property(s => s.Device).HasMaxLength(Session.DeviceMax);
            session.HasOne<Operator>().WithMany().HasForeignKey(s => s.OperatorId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
