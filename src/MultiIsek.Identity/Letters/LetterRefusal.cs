using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Letters;

/// <summary>Abbestellung: a person who does without reminders of one kind. No row means that they are sent.</summary>
internal sealed class LetterRefusal(Guid userId, string kind, DateTime refusedAt) : IOwnedByTenant, IUnseen
{
    public int TenantId { get; private set; }
    public Guid UserId { get; private set; } = userId;

    /// <summary>Key of a <see cref="LetterKind"/>.</summary>
    public string Kind { get; private set; } = kind;
    public DateTime RefusedAt { get; private set; } = refusedAt;

    internal sealed class Mapping : IEntityTypeConfiguration<LetterRefusal>
    {
        public void Configure(EntityTypeBuilder<LetterRefusal> refusal)
        {
            refusal.ToTable("identity_letter_refusals");
            refusal.HasKey(r => new
            {
                r.TenantId,
                r.UserId,
                r.Kind,
            });
            refusal.Property(r => r.Kind).HasMaxLength(LetterKind.KeyMax);
            refusal.Refers<LetterRefusal, User>(r => r.UserId);
        }
    }
}
