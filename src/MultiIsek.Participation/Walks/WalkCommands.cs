using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Photos;

namespace MultiIsek.Participation.Walks;

/// <param name="Position">From 1; null for the last, or where it is.</param>
internal sealed record StationValues(string Title, string? PlaceNote, TimeOnly? PlannedAt, GeoPoint? Point, Guid? SpaceId, Guid? ElementId, int? Position);

/// <summary>Station speichern: a new one, or an old one with its place in the order.</summary>
/// <param name="StationId">Null for a new one.</param>
/// <exception cref="RefusedException"/>
internal sealed record SaveStation(Guid EventId, Guid? StationId, StationValues Values) : IRequest, IAudited
{
    public Act Act => new("walk.station", EventId.ToString(), Values.Title);
}

/// <summary>Station löschen, while it has no findings.</summary>
/// <exception cref="RefusedException"/>
internal sealed record DeleteStation(Guid EventId, Guid StationId) : IRequest, IAudited
{
    public Act Act => new("walk.station-deleted", EventId.ToString());
}

/// <param name="Kind">Key of one of the kinds.</param>
/// <param name="IsPublished">Read already; else it waits like others.</param>
internal sealed record FindingValues(Guid StationId, string Kind, string Text, Guid? ElementId, bool IsPublished, PhotoIntake.Taken Photos);

/// <summary>Befund festhalten. Answers its number; the same form twice is one finding.</summary>
/// <param name="Id">From the form.</param>
/// <exception cref="RefusedException"/>
internal sealed record RecordFinding(Guid Id, Guid EventId, FindingValues Values) : IRequest<string>, IAudited
{
    public Act Act => new("walk.finding", EventId.ToString(), $"{Values.Photos.Photos.Count}");
}

/// <summary>Befund zurücknehmen, while nobody answered, supported or reported it. Its number is not given again.</summary>
/// <exception cref="RefusedException"/>
internal sealed record RemoveFinding(Guid EventId, Guid FindingId) : IRequest, IAudited
{
    public Act Act => new("walk.finding-removed", EventId.ToString());
}
