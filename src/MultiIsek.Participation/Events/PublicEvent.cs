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
    public const int NoteMax = 120;
    public const int PlaceMax = 200;
    public const int PurposeMax = 2000;
    public const int AgendaMax = 4000;
    public const int ParticipantsMax = 500;
    public const int ResultMax = 4000;
    public const int SeatsMax = 5000;

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

    /// <summary>Treffpunkt, where that says more than the place: "Haupteingang der Schule".</summary>
    public string? MeetingPoint { get; set; }
    public EventFormat Format { get; set; }
    public string? Purpose { get; set; }

    /// <summary>Tagesordnung, a line for each item.</summary>
    public string? Agenda { get; set; }
    public string? Participants { get; set; }
    public string? Result { get; set; }
    public Guid? PlanId { get; set; }
    public EventStatus Status { get; set; }
    public bool IsExample { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int SortOrder { get; set; }
    public int Revision { get; set; }

    /// <summary>First moment at which no registration is taken any more (UTC); null where nobody need register.</summary>
    public DateTime? RegistrationEndsAt { get; set; }

    /// <summary>Null: as many as come.</summary>
    public int? Seats { get; set; }

    /// <summary>Moved by the statements of the registration alone, and kept when its rows are gone.</summary>
    public int SeatsTaken { get; private set; }
    public int Waiting { get; private set; }

    /// <summary>When it begins (UTC), as far as a day is known.</summary>
    public DateTime? StartsAt => EventClock.Start(HeldOn, StartsAtClock);

    /// <summary>What the form says beforehand; the statement that writes decides.</summary>
    public bool TakesRegistrationsAt(DateTime now) => RegistrationEndsAt > now && !IsOverAt(now) && Status is (EventStatus.Scheduled or EventStatus.Unknown);

    public bool IsOverAt(DateTime now) => EventClock.End(HeldOn, EndsOn, EndsAtClock) <= now;

    internal sealed class Mapping : IEntityTypeConfiguration<PublicEvent>
    {
        public void Configure(EntityTypeBuilder<PublicEvent> happening)
        {
            happening.ToTable("participation_events");
            happening.Property(e => e.Key).HasMaxLength(Conventions.KeyMax);
            happening.HasIndex(e => new { e.TenantId, e.Key }).IsUnique();
            happening.HasIndex(e => new { e.TenantId, e.HeldOn });
            happening.Ignore(e => e.StartsAt);
            happening.Property(e => e.Title).HasMaxLength(TitleMax);
            happening.Property(e => e.DateNote).HasMaxLength(NoteMax);
            happening.Property(e => e.Place).HasMaxLength(PlaceMax);
            happening.Property(e => e.MeetingPoint).HasMaxLength(PlaceMax);
            happening.Property(e => e.Purpose).HasMaxLength(PurposeMax);
            happening.Property(e => e.Agenda).HasMaxLength(AgendaMax);
            happening.Property(e => e.Participants).HasMaxLength(ParticipantsMax);
            happening.Property(e => e.Result).HasMaxLength(ResultMax);
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
