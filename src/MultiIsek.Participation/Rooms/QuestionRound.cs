using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Rooms;

/// <summary>Fragerunde einer Veranstaltung: the code under which phones in the room find it. Whether it is open, its phase says.</summary>
internal sealed class QuestionRound : IOwnedByTenant
{
    public const int CodeLength = 5;
    public const int TextMax = 500;

    // Nothing that looks like something else on a screen far away.
    private const string Signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid PhaseId { get; init; }
    public required string Code { get; init; }

    public static string NewCode() => RandomNumberGenerator.GetString(Signs, CodeLength);

    /// <summary>As it is typed on a phone: case and blanks don't matter. Null for what cannot be one.</summary>
    public static string? ParseCode(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-').Take(CodeLength + 1)).ToUpperInvariant();
        return code.Length == CodeLength && code.All(Signs.Contains) ? code : null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<QuestionRound>
    {
        public void Configure(EntityTypeBuilder<QuestionRound> round)
        {
            round.ToTable("participation_question_rounds");
            round.Property(r => r.Code).HasMaxLength(CodeLength);
            round.HasIndex(r => new { r.TenantId, r.Code }).IsUnique();
            round.HasIndex(r => new { r.TenantId, r.PhaseId }).IsUnique();
            round.Refers<QuestionRound, ParticipationPhase>(r => r.PhaseId);
        }
    }
}

/// <summary>Eine Frage, die in der Veranstaltung beantwortet wurde.</summary>
internal sealed class AnsweredQuestion : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ContributionId { get; init; }
    public required DateTime AnsweredAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AnsweredQuestion>
    {
        public void Configure(EntityTypeBuilder<AnsweredQuestion> answered)
        {
            answered.ToTable("participation_answered_questions");
            answered.HasIndex(a => new { a.TenantId, a.ContributionId }).IsUnique();
            answered.Refers<AnsweredQuestion, Contribution>(a => a.ContributionId);
        }
    }
}
