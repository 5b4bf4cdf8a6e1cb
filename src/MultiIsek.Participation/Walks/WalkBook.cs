using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Photos;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Walks;

/// <summary>Ein Befund as pages show it.</summary>
internal sealed record FindingView(Guid Id, string Number, PhaseCategory? Kind, string Text, DateTime ReceivedAt, ContributionState State, ElementCard? Element, PhotosShown Photos)
{
    public string Anchor => Number.ToLowerInvariant();
}

/// <param name="No">From 1.</param>
internal sealed record StationView(
    int No,
    Guid Id,
    string Key,
    string Title,
    string? PlaceNote,
    TimeOnly? PlannedAt,
    GeoPoint? Point,
    SpaceCard? Space,
    ElementCard? Element,
    IReadOnlyList<FindingView> Findings
)
{
    public string Anchor => $"station-{Key}";
    public string Label => $"{No}. {Title}";
    public string? Clock => PlannedAt is { } at ? $"{at:HH.mm}\u00a0Uhr" : null;
}

/// <summary>Stationen und Befunde einer Begehung.</summary>
internal sealed class WalkBook(IsekDbContext db, IMediator mediator, PhotoList photos)
{
    /// <param name="forStaff">With what is not published yet.</param>
    public async Task<IReadOnlyList<StationView>> ListAsync(Guid happening, bool forStaff, CancellationToken ct)
    {
        var stations = await db.Set<WalkStation>().AsNoTracking().Where(s => s.EventId == happening).OrderBy(s => s.SortOrder).ThenBy(s => s.Id).ToListAsync(ct);
        if (stations.Count == 0)
        {
            return [];
        }

        var ids = stations.ConvertAll(s => s.Id);
        var rows = await db.Set<SiteFinding>()
            .Where(f => ids.Contains(f.StationId))
            .Join(
                db.Set<Contribution>(),
                f => f.ContributionId,
                c => c.Id,
                (f, c) =>
                    new
                    {
                        FindingId = f.Id,
                        f.StationId,
                        Row = c,
                    }
            )
            .Where(f => f.Row.State == ContributionState.Published || (forStaff && (f.Row.State == ContributionState.Pending || f.Row.State == ContributionState.Blocked)))
            .OrderBy(f => f.Row.ReceivedAt)
            .ThenBy(f => f.Row.Id)
            .AsNoTracking()
            .ToListAsync(ct);
        var elements = await mediator.Send(new FindElements([.. stations.Select(s => s.ElementId).Concat(rows.Select(r => r.Row.ElementId)).OfType<Guid>().Distinct()]), ct);
        var spaces = await mediator.Send(new FindSpaces([.. stations.Select(s => s.SpaceId).OfType<Guid>().Distinct()]), ct);
        var pictures = await photos.OfAsync([.. rows.Select(r => r.Row.Id)], ct);
        var findings = rows.ToLookup(
            r => r.StationId,
            r => new FindingView(
                r.FindingId,
                Contribution.PublicNumber(r.Row.Year, r.Row.Number),
                EventPhases.Kinds.FirstOrDefault(k => k.Key == r.Row.Category),
                r.Row.Text,
                r.Row.ReceivedAt,
                r.Row.State,
                elements.GetValueOrDefault(r.Row.ElementId ?? Guid.Empty),
                new([.. pictures[r.Row.Id].Where(p => forStaff || p.Scan == PhotoScan.Passed)], forStaff)
            )
        );
        return
        [
            .. stations.Select(
                (s, i) =>
                    new StationView(
                        i + 1,
                        s.Id,
                        s.Key,
                        s.Title,
                        s.PlaceNote,
                        s.PlannedAt,
                        s.Point,
                        spaces.GetValueOrDefault(s.SpaceId ?? Guid.Empty),
                        elements.GetValueOrDefault(s.ElementId ?? Guid.Empty),
                        [.. findings[s.Id]]
                    )
            ),
        ];
    }

    /// <summary>What a finding or a station may be linked to: measures of the event's plan, or of all plans where it belongs to none.</summary>
    public async Task<IReadOnlyList<ElementCard>> MeasuresAsync(Guid? planId, CancellationToken ct)
    {
        List<ElementCard> all = [];
        foreach (var version in (await mediator.Send(new ListPlans(), ct)).Where(p => planId is null || p.Id == planId).Select(p => p.Version?.Id).OfType<Guid>())
        {
            all.AddRange((await mediator.Send(new ListElements(version), ct)).Where(e => e.Role is ElementRole.Measure or ElementRole.SubMeasure or ElementRole.Bundle));
        }

        return all;
    }
}

/// <summary>A walk on its event's page.</summary>
internal sealed record WalkShown(string Key, IReadOnlyList<StationView> Stations, bool IsOver, bool HasSource);
