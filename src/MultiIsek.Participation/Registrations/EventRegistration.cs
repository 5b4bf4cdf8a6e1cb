using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Registrations;

internal enum RegistrationState
{
    Seated,
    Waiting,
}

/// <summary>Anmeldung zu einem Termin: one person, one seat or one place in the queue. Cancelled it is gone, and so it is some weeks after the event.</summary>
internal sealed class EventRegistration : IOwnedByTenant, IUnseen
{
    public const int NameMax = 80;
    public const int EmailMax = 200;

    /// <summary>A family may share an address; a program that takes all seats may not.</summary>
    public const int PerEmail = 6;

    /// <summary>Days after the last day of the event, as the form says it.</summary>
    public const int KeptDays = 30;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid EventId { get; init; }
    public required string Name { get; init; }

    /// <summary>Null where the person has none, or gave none.</summary>
    public required string? Email { get; init; }
    public required RegistrationState State { get; set; }
    public required DateTime RegisteredAt { get; init; }

    /// <summary>SHA-256 of the code that takes it back.</summary>
    public required string CodeHash { get; init; }

    /// <summary>From the form's token: the same form sent twice is one registration.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The account that was signed in, where the form said so.</summary>
    public required Guid? AccountId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EventRegistration>
    {
        public void Configure(EntityTypeBuilder<EventRegistration> registration)
        {
            registration.ToTable("participation_registrations");
            registration.Property(r => r.Name).HasMaxLength(NameMax);
            registration.Property(r => r.Email).HasMaxLength(EmailMax);
            registration.Property(r => r.CodeHash).HasMaxLength(64);
            registration.HasIndex(r => new { r.TenantId, r.SubmissionId }).IsUnique();
            registration.HasIndex(r => new { r.TenantId, r.CodeHash }).IsUnique();
            registration.HasIndex(r => new { r.TenantId, r.EventId });
            registration.HasIndex(r => new { r.TenantId, r.AccountId });
            registration.Refers<EventRegistration, PublicEvent>(r => r.EventId);
        }
    }
}
