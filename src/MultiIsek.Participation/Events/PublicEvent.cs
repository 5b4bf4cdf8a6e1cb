using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Events;

internal enum EventKind
{
    KickOff,
    Forum,
    Workshop,
    SiteWalk,
    Retreat,
    Conference,
    Session,
    ExpertTalk,
    Survey,
    Exhibition,
    Other,
}

internal enum EventFormat
{
    OnSite,
    Digital,
    Hybrid,
    Unknown,
}

internal enum EventStatus
{
    Held,
    Scheduled,
    Postponed,
    Cancelled,
    Unknown,
}

/// <summary>Veranstaltung: Auftakt, Werkstatt, Begehung …, before, during and after.</summary>
internal sealed class PublicEvent : IOwnedByTenant, IKeyed, IRevised
{
    public const int TitleMax = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public EventKind Kind { get; set; }
    public string Title { get; set; } = "";
    public SourceDate? HeldOn { get; set; }
    public SourceDate? EndsOn { get; set; }

    /// <summary>The source's words where its date is not one ("Anfang Juni 2024").</summary>
    public string? DateNote { get; set; }
    public TimeOnly? StartsAtClock { get; set; }
    public TimeOnly? EndsAtClock { get; set; }
    public string? Place { get; set; }
    public EventFormat Format { get; set; }
    public string? Purpose { get; set; }
    public string? Participants { get; set; }
    public string? Result { get; set; }
    public Guid? PlanId { get; set; }
    public EventStatus Status { get; set; }
    public bool IsExample { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int SortOrder { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PublicEvent>
    {
        public void Configure(EntityTypeBuilder<PublicEvent> happening)
        {
            happening.ToTable("participation_events");
            happening.Property(e => e.Key).HasMaxLength(Conventions.KeyMax);
            happening.HasIndex(e => new { e.TenantId, e.Key }).IsUnique();
            happening.HasIndex(e => new { e.TenantId, e.HeldOn });
            happening.Property(e => e.Title).HasMaxLength(TitleMax);
            happening.Property(e => e.DateNote).HasMaxLength(120);
            happening.Property(e => e.Place).HasMaxLength(200);
            happening.Property(e => e.Purpose).HasMaxLength(2000);
            happening.Property(e => e.Participants).HasMaxLength(500);
            happening.Property(e => e.Result).HasMaxLength(4000);
            happening.Property(e => e.SourceDetail).HasMaxLength(200);
            happening.Refers(PlanningKeys.Plan, e => e.PlanId);
            happening.Refers(DocumentsKeys.Document, e => e.SourceId);
        }
    }
}

/// <summary>Ort einer Veranstaltung.</summary>
internal sealed class EventSpace : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid EventId { get; init; }
    public required Guid SpaceId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EventSpace>
    {
        public void Configure(EntityTypeBuilder<EventSpace> link)
        {
            link.ToTable("participation_event_spaces");
            link.HasIndex(s => new
                {
                    s.TenantId,
                    s.EventId,
                    s.SpaceId,
                })
                .IsUnique();
            link.Refers<EventSpace, PublicEvent>(s => s.EventId);
            link.Refers(PlanningKeys.Space, s => s.SpaceId);
        }
    }
}

/// <summary>Dokument einer Veranstaltung.</summary>
internal sealed class EventDocument : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid EventId { get; init; }
    public required Guid DocumentId { get; init; }
    public int SortOrder { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EventDocument>
    {
        public void Configure(EntityTypeBuilder<EventDocument> link)
        {
            link.ToTable("participation_event_documents");
            link.HasIndex(d => new
                {
                    d.TenantId,
                    d.EventId,
                    d.DocumentId,
                })
                .IsUnique();
            link.Refers<EventDocument, PublicEvent>(d => d.EventId);
            link.Refers(DocumentsKeys.Document, d => d.DocumentId);
        }
    }
}
