using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Surveys;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Phases;

internal enum ModerationKind
{
    /// <summary>Visible at once.</summary>
    Post,

    /// <summary>Visible when staff has read it.</summary>
    Pre,
}

internal sealed record PhaseLink(string Label, string Url);

/// <summary>
/// Beteiligungsphase. Its state is a function of its dates and a few stored acts; no timer opens or closes it.
/// </summary>
internal sealed class ParticipationPhase : IOwnedByTenant, IKeyed, IRevised
{
    public const int TitleMax = 200;
    public const int SummaryMax = 2000;
    public const int WhatNextMax = 1000;
    public const int ResultMax = 4000;
    public const int NoteMax = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public PhaseKind Kind { get; set; }

    /// <summary>The event at which its contributions were said; such a phase stands in no list of phases.</summary>
    public Guid? EventId { get; init; }
    public string Title { get; set; } = "";
    public string? Summary { get; set; }
    public Guid? PlanVersionId { get; set; }

    /// <summary>Commentable, or to be weighed, are elements of these roles …</summary>
    public List<ElementRole> TargetRoles { get; set; } = [];

    /// <summary>… and these elements (ids).</summary>
    public List<Guid> TargetElements { get; set; } = [];

    /// <summary>First moment (UTC), inclusive.</summary>
    public DateTime? StartsAt { get; set; }

    /// <summary>First moment after the phase (UTC), exclusive.</summary>
    public DateTime? EndsAt { get; set; }

    /// <summary>Stored act: the source says it is over, with or without a date.</summary>
    public bool HasEnded { get; set; }
    public string? EndedNote { get; set; }

    /// <summary>Stored act: not yet released; nothing of it is public and nothing can be written.</summary>
    public bool IsDraft { get; set; }

    /// <summary>Stored act.</summary>
    public SourceDate? ResultPublishedOn { get; set; }

    /// <summary>Stored act.</summary>
    public bool IsArchived { get; set; }
    public ModerationKind Moderation { get; set; }

    /// <summary>Forms ask for a name; giving one is never required.</summary>
    public bool AsksName { get; set; } = true;

    /// <summary>What happens after the end, in words.</summary>
    public string WhatNext { get; set; } = "";
    public string? Result { get; set; }
    public List<PhaseCategory> Categories { get; set; } = [];

    /// <summary>Of a map: lines can be drawn beside points …</summary>
    public bool TakesLines { get; set; }

    /// <summary>… and areas.</summary>
    public bool TakesAreas { get; set; }

    /// <summary>Of a survey, in their order.</summary>
    public List<Question> Questions { get; set; } = [];

    /// <summary>How measures are weighed; null for phases in which none are.</summary>
    public BallotRules? Ballot { get; set; }

    /// <summary>Results of a survey, or of weighing, can be seen while it runs.</summary>
    public bool ShowsInterim { get; set; }

    /// <summary>How many answered a survey or weighed measures. Moved by the statement that stores an answer, so that a row that was read some time ago does not know it.</summary>
    public int Participants { get; private set; }
    public PhaseLink? Link { get; set; }

    /// <summary>Made up to show the software; marked "Beispielphase".</summary>
    public bool IsExample { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int SortOrder { get; set; }

    /// <summary>When what belongs to persons was taken out of its contributions. One that was prolonged since is due again.</summary>
    public DateTime? ForgottenAt { get; private set; }
    public int Revision { get; set; }

    /// <summary>
    /// Half-open: the first moment counts, the end does not. One that ran out by its own clock is in evaluation until its result is published;
    /// one that a source only calls over has just ended. Without a start and without an act a phase was never released.
    /// </summary>
    public PhaseState StateAt(DateTime now) =>
        this switch
        {
            { IsDraft: true } => PhaseState.Draft,
            { IsArchived: true } => PhaseState.Archived,
            { ResultPublishedOn: not null } => PhaseState.ResultPublished,
            { HasEnded: true } => PhaseState.Ended,
            { StartsAt: null } => PhaseState.Draft,
            { EndsAt: { } end } when end <= now => Kind == PhaseKind.Event ? PhaseState.Ended : PhaseState.InEvaluation,
            { StartsAt: { } start } when start <= now => PhaseState.Open,
            _ => PhaseState.Scheduled,
        };

    /// <summary>This element of this version can be commented in the phase, when it is open: its role is targeted and its type allows comments, or it is named itself.</summary>
    public bool Takes(Guid element, Guid version, ElementRole role, bool isCommentable) =>
        Kind == PhaseKind.ChapterComment && PlanVersionId == version && ((isCommentable && TargetRoles.Contains(role)) || TargetElements.Contains(element));

    /// <summary>The phase as its dates alone make it, for a preview: a copy without the stored acts.</summary>
    public ParticipationPhase Unacted()
    {
        var copy = (ParticipationPhase)MemberwiseClone();
        (copy.IsDraft, copy.HasEnded, copy.IsArchived, copy.ResultPublishedOn) = (false, false, false, null);
        return copy;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ParticipationPhase>
    {
        public void Configure(EntityTypeBuilder<ParticipationPhase> phase)
        {
            phase.ToTable("participation_phases");
            phase.Property(p => p.Key).HasMaxLength(Conventions.KeyMax);
            phase.HasIndex(p => new { p.TenantId, p.Key }).IsUnique();
            phase.Property(p => p.Title).HasMaxLength(TitleMax);
            phase.Property(p => p.Summary).HasMaxLength(SummaryMax);
            phase.Property(p => p.TargetRoles).IsJson();
            phase.Property(p => p.TargetElements).IsJson();
            phase.Property(p => p.EndedNote).HasMaxLength(NoteMax);
            phase.Property(p => p.WhatNext).HasMaxLength(WhatNextMax);
            phase.Property(p => p.Result).HasMaxLength(ResultMax);
            phase.Property(p => p.Categories).IsJson();
            // Taken for rows of their own before that was said.
            phase.Metadata.Model.RemoveEntityType(typeof(PhaseCategory));
            phase.Property(p => p.Questions).IsJson();
            phase.Property(p => p.Ballot).IsJson();
            phase.Property(p => p.Link).IsJson();
            phase.Property(p => p.SourceDetail).HasMaxLength(200);
            phase.Refers(PlanningKeys.PlanVersion, p => p.PlanVersionId);
            phase.Refers<ParticipationPhase, PublicEvent>(p => p.EventId);
            phase.Refers(DocumentsKeys.Document, p => p.SourceId);
        }
    }
}

/// <summary>Ergebnisdokument einer Phase.</summary>
internal sealed class PhaseDocument : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid PhaseId { get; init; }
    public required Guid DocumentId { get; init; }
    public int SortOrder { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PhaseDocument>
    {
        public void Configure(EntityTypeBuilder<PhaseDocument> link)
        {
            link.ToTable("participation_phase_documents");
            link.HasIndex(d => new
                {
                    d.TenantId,
                    d.PhaseId,
                    d.DocumentId,
                })
                .IsUnique();
            link.Refers<PhaseDocument, ParticipationPhase>(d => d.PhaseId);
            link.Refers(DocumentsKeys.Document, d => d.DocumentId);
        }
    }
}
