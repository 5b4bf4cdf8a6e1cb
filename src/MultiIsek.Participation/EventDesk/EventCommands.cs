using MediatR;
using MultiIsek.Kernel;
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
/// <exception cref="StaleException">Somebody else saved since.</exception>
/// <exception cref="FieldsRefusedException"/>
internal sealed record SaveEvent(Guid Id, EventValues Values, int Revision) : IRequest<bool>, IAudited
{
    public IReadOnlyList<string> Changed { get; set; } = [];
    public Act Act => new("event.saved", Id.ToString(), [.. Changed]);
}

/// <summary>Termin löschen, while nobody is registered.</summary>
/// <exception cref="FieldsRefusedException"/>
internal sealed record DeleteEvent(Guid Id) : IRequest, IAudited
{
    public Act Act => new("event.deleted", Id.ToString());
}
