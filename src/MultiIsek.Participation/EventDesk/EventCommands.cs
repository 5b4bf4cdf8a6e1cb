using System.ComponentModel.DataAnnotations;
using MediatR;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Participation.EventDesk;

/// <summary>Termin anlegen. Answers its key.</summary>
internal sealed record CreateEvent(EventValues Values) : IRequest<string>, IAudited
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public Act Act => new("event.created", Id.ToString(), Values.Kind.ToString());
}

/// <summary>Angaben zu einem Termin speichern. Answers whether anything differed; with more seats the first of those who wait move up.</summary>
/// <param name="Revision">The one that the form began with.</param>
/// <exception cref="StaleEventException">Somebody else saved since.</exception>
/// <exception cref="EventRefusedException"/>
internal sealed record SaveEvent(Guid Id, EventValues Values, int Revision) : IRequest<bool>, IAudited
{
    public IReadOnlyList<string> Changed { get; set; } = [];
    public Act Act => new("event.saved", Id.ToString(), [.. Changed]);
}

/// <summary>Termin löschen, while nobody is registered.</summary>
/// <exception cref="EventRefusedException"/>
internal sealed record DeleteEvent(Guid Id) : IRequest, IAudited
{
    public Act Act => new("event.deleted", Id.ToString());
}

/// <summary>It cannot be done as things are.</summary>
/// <param name="place">Field of the form; empty for the form as a whole.</param>
internal sealed class EventRefusedException(string place, string reason) : ValidationException(reason)
{
    public Fault Fault => new(place, Message);
}

/// <summary>Nothing is saved: the form began with another state.</summary>
internal sealed class StaleEventException(int revision)
    : ValidationException(
        "Inzwischen hat jemand anderes diesen Termin geändert. Gespeichert ist nichts; Ihre Eingaben stehen unten. Speichern Sie noch einmal, gilt, was Sie geschrieben haben."
    )
{
    public int Revision => revision;
}
