using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Surveys;

/// <summary>
/// Teilnahme an einer Umfrage: nothing in it leads to a person, an address or a contribution. It knows its day, not its moment; its id is random, since one made of the
/// time would tell it.
/// </summary>
internal sealed class SurveySubmission : IOwnedByTenant, IUnseen
{
    public Guid Id { get; init; } = RandomId.New();
    public int TenantId { get; private set; }
    public required Guid PhaseId { get; init; }

    /// <summary>Of the form: the same one sent twice is one.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The day on which it was stored: interim results count whole days.</summary>
    public required DateOnly ReceivedOn { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SurveySubmission>
    {
        public void Configure(EntityTypeBuilder<SurveySubmission> submission)
        {
            submission.ToTable("participation_survey_submissions");
            submission.HasIndex(s => new { s.TenantId, s.SubmissionId }).IsUnique();
            submission.HasIndex(s => new
            {
                s.TenantId,
                s.PhaseId,
                s.ReceivedOn,
            });
            submission.Refers<SurveySubmission, ParticipationPhase>(s => s.PhaseId);
        }
    }
}

/// <summary>Antwort auf eine Frage, or one of several: what was chosen, counted or written.</summary>
internal sealed class SurveyAnswer : IOwnedByTenant, IUnseen
{
    /// <summary>For no line, and no option.</summary>
    public const int None = -1;

    public int TenantId { get; private set; }
    public required Guid SubmissionId { get; init; }
    public required string Question { get; init; }

    /// <summary>Line of a matrix, option of a ranking.</summary>
    public int Item { get; init; } = None;

    /// <summary>Option, step of a scale, rank from 1.</summary>
    public int Choice { get; init; } = None;
    public double? Number { get; init; }

    /// <summary>Of a place, in degrees; the middle of its square of the grid once the period is over.</summary>
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }

    /// <summary>Only staff read it, until somebody released it.</summary>
    public string? Text { get; init; }

    /// <summary>Of a text: names it at the desk and in public lists. Random, so that it leads to nothing else that the same person said.</summary>
    public Guid? TextKey { get; init; }
    public bool IsReleased { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SurveyAnswer>
    {
        public void Configure(EntityTypeBuilder<SurveyAnswer> answer)
        {
            answer.ToTable("participation_survey_answers");
            answer.HasKey(a => new
            {
                a.TenantId,
                a.SubmissionId,
                a.Question,
                a.Item,
                a.Choice,
            });
            answer.Property(a => a.Question).HasMaxLength(10);
            answer.Property(a => a.Text).HasMaxLength(Surveys.Question.AnswerMax);
            answer.HasIndex(a => new { a.TenantId, a.TextKey });
            answer.Refers<SurveyAnswer, SurveySubmission>(a => a.SubmissionId);
        }
    }
}

/// <summary>Zwischenstand: what somebody typed so far, found by a code that only they have. It goes with the answers, and with the end of the phase.</summary>
internal sealed class SurveyDraft : IOwnedByTenant, IUnseen
{
    public const int AnswersMax = 500_000;

    public int TenantId { get; private set; }
    public required string CodeHash { get; init; }
    public required Guid PhaseId { get; init; }
    public required string Answers { get; set; }
    public required DateOnly SavedOn { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SurveyDraft>
    {
        public void Configure(EntityTypeBuilder<SurveyDraft> draft)
        {
            draft.ToTable("participation_survey_drafts");
            draft.HasKey(d => new { d.TenantId, d.CodeHash });
            draft.Property(d => d.CodeHash).HasMaxLength(64);
            draft.Property(d => d.Answers).HasMaxLength(AnswersMax);
            draft.HasIndex(d => new { d.TenantId, d.PhaseId });
            draft.Refers<SurveyDraft, ParticipationPhase>(d => d.PhaseId);
        }
    }
}

/// <summary>One made of the time would tell the moment.</summary>
internal static class RandomId
{
    public static Guid New() => new(RandomNumberGenerator.GetBytes(16));
}
