using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Planning.Resolutions;

internal enum DutyState
{
    Open,
    Fulfilled,
    Overdue,
    Dispensable,
    Unknown,
}

/// <summary>Which of the reminders of a duty was sent last.</summary>
internal enum DutyReminder
{
    Weeks,
    Days,
    After,
}

/// <summary>Pflicht aus einer Klausel, with its date and evidence. What no source tells is Unknown, never overdue.</summary>
internal sealed class Duty : IOwnedByTenant, IRevised
{
    public const int NoteMax = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ClauseId { get; init; }
    public required SourceDate DueOn { get; init; }
    public DutyState State { get; set; }

    /// <summary>What it was before somebody at the desk marked it.</summary>
    public DutyState? Before { get; set; }
    public Guid? EvidenceDocumentId { get; set; }

    /// <summary>A resolution that took note of it.</summary>
    public Guid? EvidenceResolutionId { get; set; }

    /// <summary>When it was fulfilled.</summary>
    public SourceDate? DoneOn { get; set; }
    public string? Note { get; set; }

    /// <summary>Null: none yet.</summary>
    public DutyReminder? Reminded { get; set; }
    public int Revision { get; set; }

    /// <summary>Somebody said something of it; otherwise it is what the calendar made, and can be made again.</summary>
    public bool IsTold =>
        State is DutyState.Fulfilled or DutyState.Dispensable || EvidenceDocumentId is not null || EvidenceResolutionId is not null || DoneOn is not null || Note is not null;

    /// <summary>What is open and whose last day is over is overdue.</summary>
    public DutyState StateOn(DateOnly today) => State == DutyState.Open && DueOn.LastDay < today ? DutyState.Overdue : State;

    internal sealed class Mapping : IEntityTypeConfiguration<Duty>
    {
        public void Configure(EntityTypeBuilder<Duty> duty)
        {
            duty.ToTable("planning_duties");
            duty.HasIndex(d => new
                {
                    d.TenantId,
                    d.ClauseId,
                    d.DueOn,
                })
                .IsUnique();
            duty.Property(d => d.Note).HasMaxLength(NoteMax);
            duty.Ignore(d => d.IsTold);
            duty.Refers<Duty, ResolutionClause>(d => d.ClauseId);
            duty.Refers<Duty, CouncilResolution>(d => d.EvidenceResolutionId);
            duty.Refers(DocumentsKeys.Document, d => d.EvidenceDocumentId);
        }
    }
}
