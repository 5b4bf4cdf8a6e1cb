using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Bodies;

internal enum BodyAnswer
{
    None,
    Statement,

    /// <summary>Keine Bedenken.</summary>
    NoConcerns,

    /// <summary>Belange nicht berührt.</summary>
    NotAffected,
}

/// <summary>Beteiligte Stelle: an organisation that is heard in a phase, with a deadline of its own where it asked for one.</summary>
internal sealed class InvitedBody : IOwnedByTenant, IUnseen
{
    public const int NameMax = 200;
    public const int ReasonMax = 300;

    /// <summary>As many as a large city hears.</summary>
    public const int Most = 400;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid PhaseId { get; init; }

    /// <summary>Where it is one of the city's list.</summary>
    public required Guid? OrganisationId { get; init; }

    /// <summary>As it was called when it was invited.</summary>
    public required string Name { get; init; }

    /// <summary>Null where it gets its letter on paper, and when the time for keeping it is over.</summary>
    public string? Email { get; set; }
    public required DateTime AddedAt { get; init; }
    public DateTime? InvitedAt { get; set; }

    /// <summary>When somebody there pressed the button; a program that only follows links leaves it.</summary>
    public DateTime? OpenedAt { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public BodyAnswer Answer { get; set; }

    /// <summary>First moment after its own deadline (UTC); the later of this and the phase's counts.</summary>
    public DateTime? EndsAt { get; set; }
    public string? ExtensionReason { get; set; }

    /// <summary>Its link leads nowhere any more. What it said stays.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>The last press of the reminder's button that reached it.</summary>
    public Guid? RemindedBy { get; set; }

    public DateTime? EndIn(ParticipationPhase phase) => phase.EndsAt is { } end ? (EndsAt > end ? EndsAt : end) : null;

    internal sealed class Mapping : IEntityTypeConfiguration<InvitedBody>
    {
        public void Configure(EntityTypeBuilder<InvitedBody> body)
        {
            body.ToTable("participation_invited_bodies");
            body.Property(b => b.Name).HasMaxLength(NameMax);
            body.Property(b => b.Email).HasMaxLength(EmailForm.Longest);
            body.Property(b => b.ExtensionReason).HasMaxLength(ReasonMax);
            body.HasIndex(b => new
                {
                    b.TenantId,
                    b.PhaseId,
                    b.Name,
                })
                .IsUnique();
            body.Refers<InvitedBody, ParticipationPhase>(b => b.PhaseId);
            body.Refers(PlanningKeys.Organisation, b => b.OrganisationId);
        }
    }
}

internal enum LetterKind
{
    Invitation,

    /// <summary>A new link; those before it are void.</summary>
    Renewed,

    /// <summary>A new link beside the old one.</summary>
    Reminder,
    Extension,
}

/// <summary>Schreiben an eine beteiligte Stelle: proof that and when it was sent, and the hash of the link in it.</summary>
internal sealed class BodyLetter : IOwnedByTenant, IUnseen
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid BodyId { get; init; }
    public required LetterKind Kind { get; init; }
    public required DateTime SentAt { get; init; }

    /// <summary>Empty when the time for keeping it is over.</summary>
    public required string Email { get; init; }

    /// <summary>SHA-256 of the code in the link; empty for a link that is void.</summary>
    public required string CodeHash { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BodyLetter>
    {
        public void Configure(EntityTypeBuilder<BodyLetter> letter)
        {
            letter.ToTable("participation_body_letters");
            letter.Property(l => l.Email).HasMaxLength(EmailForm.Longest);
            letter.Property(l => l.CodeHash).HasMaxLength(64);
            letter.HasIndex(l => new { l.TenantId, l.CodeHash });
            letter.HasIndex(l => new { l.TenantId, l.BodyId });
            letter.Refers<BodyLetter, InvitedBody>(l => l.BodyId);
        }
    }
}

/// <summary>Wessen Stellungnahme ein Beitrag ist.</summary>
internal sealed class BodyStatement : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }
    public required Guid ContributionId { get; init; }
    public required Guid BodyId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<BodyStatement>
    {
        public void Configure(EntityTypeBuilder<BodyStatement> statement)
        {
            statement.ToTable("participation_body_statements");
            statement.HasKey(s => new { s.TenantId, s.ContributionId });
            statement.HasIndex(s => new { s.TenantId, s.BodyId });
            statement.Refers<BodyStatement, Contribution>(s => s.ContributionId);
            statement.Refers<BodyStatement, InvitedBody>(s => s.BodyId);
        }
    }
}
