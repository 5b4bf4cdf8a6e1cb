using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>
/// Reads contributions for other programs. All of a city come in the order of their ids, those of one phase in the order in which they were received: each is
/// an index, so that the last page costs no more than the first.
/// </summary>
internal sealed class ListContributionEntriesHandler(IsekDbContext db, PhaseBook book, IMediator mediator) : IRequestHandler<ListContributionEntries, Slice<ContributionEntry>>
{
    private sealed record Row(Guid Id, int Year, int Number, Guid PhaseId, Guid? ElementId, Guid? VersionId, int Paragraph, Channel Channel, DateTime ReceivedAt)
    {
        public required int? AnswerToYear { get; init; }
        public required int? AnswerToNumber { get; init; }
        public required DateTime? PublishedAt { get; init; }
        public required ContributionState State { get; init; }
        public required string Text { get; init; }
        public required string? Name { get; init; }
        public required string? Title { get; init; }
        public required string? Category { get; init; }
        public required string? PlaceNote { get; init; }
        public required Guid? SpaceId { get; init; }
        public required double? Longitude { get; init; }
        public required double? Latitude { get; init; }
        public required string? Shape { get; init; }

        public GeoShape? Shown =>
            Shape is not null ? GeoReader.Read(Shape)
            : (Longitude, Latitude) is ({ } longitude, { } latitude) ? GeoShape.Of(new GeoPoint(longitude, latitude))
            : null;
    }

    public async Task<Slice<ContributionEntry>> Handle(ListContributionEntries request, CancellationToken ct)
    {
        // A phase that is no longer, or not yet, public takes its contributions with it.
        var all = await book.ListAsync(ct);
        var phases = all.Where(r => request.Phase is null || r.Phase.Key == request.Phase).ToDictionary(r => r.Phase.Id, r => r.Phase.Key);
        if (phases.Count == 0 || Wanted(request, phases.Keys) is not { } wanted)
        {
            return new Slice<ContributionEntry>([], false);
        }

        var slice = await wanted
            .Select(c => new Row(c.Id, c.Year, c.Number, c.PhaseId, c.ElementId, c.PlanVersionId, c.Paragraph, c.Channel, c.ReceivedAt)
            {
                AnswerToYear = db.Set<Contribution>().Where(p => p.Id == c.ParentId).Select(p => (int?)p.Year).FirstOrDefault(),
                AnswerToNumber = db.Set<Contribution>().Where(p => p.Id == c.ParentId).Select(p => (int?)p.Number).FirstOrDefault(),
                PublishedAt = c.PublishedAt,
                State = c.State,
                Text = c.Text,
                Name = c.ShowsName ? c.Name : null,
                Title = c.Title,
                Category = c.Category,
                PlaceNote = c.PlaceNote,
                SpaceId = c.SpaceId,
                Longitude = c.Longitude,
                Latitude = c.Latitude,
                Shape = c.Shape,
            })
            .CutAsync(request.Window, ct);
        var mayShow = new VersionsShown(false, await book.DiscussedAsync(ct));
        var versions = await mediator.Send(new FindVersionKeys(mayShow, [.. slice.Rows.Select(r => r.VersionId).OfType<Guid>().Distinct()]), ct);
        var elements = await mediator.Send(new FindElements([.. slice.Rows.Select(r => r.ElementId).OfType<Guid>()]), ct);
        var spaces = await mediator.Send(new FindSpaces([.. slice.Rows.Select(r => r.SpaceId).OfType<Guid>().Distinct()]), ct);
        var categories = all.ToDictionary(r => r.Phase.Id, r => r.Phase.Categories);
        return slice.Select(row =>
        {
            var shown = row.Shown;
            var element = elements.GetValueOrDefault(row.ElementId ?? Guid.Empty);
            return new ContributionEntry(
                row.Id,
                Contribution.PublicNumber(row.Year, row.Number),
                phases[row.PhaseId],
                element?.PlanKey,
                versions.GetValueOrDefault(row.VersionId ?? Guid.Empty),
                element?.Key,
                row.Paragraph,
                row is { AnswerToYear: { } year, AnswerToNumber: { } number } ? Contribution.PublicNumber(year, number) : null,
                row.Channel,
                row.ReceivedAt,
                row.PublishedAt,
                row.State.ToString(),
                row.Text,
                row.Name,
                row.Title,
                categories[row.PhaseId].Find(c => c.Key == row.Category)?.Name,
                row.PlaceNote,
                spaces.GetValueOrDefault(row.SpaceId ?? Guid.Empty)?.Key,
                shown is null ? null : JsonSerializer.Deserialize<JsonElement>(shown.ToJson()),
                shown is { Kind: GeoKind.LineString } ? Math.Round(shown.Length()) : null,
                shown is { Kind: GeoKind.Polygon } ? Math.Round(shown.Area()) : null
            );
        });
    }

    /// <returns>Null for a number that is none.</returns>
    private IQueryable<Contribution>? Wanted(ListContributionEntries request, IReadOnlyCollection<Guid> phases)
    {
        var wanted = db.Set<Contribution>().Where(c => phases.Contains(c.PhaseId));
        wanted = request.IsAll
            ? wanted.Where(c => c.State != ContributionState.Withdrawn && c.State != ContributionState.Erased)
            : wanted.Where(c => c.State == ContributionState.Published);
        if (request.Window.Key is { } key)
        {
            return Contribution.ParseNumber(key) is var (year, number) ? wanted.Where(c => c.Year == year && c.Number == number) : null;
        }

        if (request.Phase is null)
        {
            wanted = request.Window.After is { } after ? wanted.Where(c => c.Id > after) : wanted;
            return wanted.OrderBy(c => c.Id);
        }

        wanted = request is { Window.After: { } last, AfterReceivedAt: { } at } ? wanted.Where(c => c.ReceivedAt >= at && (c.ReceivedAt > at || c.Id > last)) : wanted;
        return wanted.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id);
    }
}
