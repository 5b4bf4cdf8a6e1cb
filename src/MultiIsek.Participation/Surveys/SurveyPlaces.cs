using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Maps;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Surveys;

/// <summary>Orte auf der Karte, counted by squares. Beside a place stands nothing else that the same person said.</summary>
internal sealed class SurveyPlaces(IMediator mediator)
{
    /// <summary>Of squares in one list.</summary>
    private const int Most = 100;

    /// <param name="answers">Those that are counted.</param>
    public async Task<SurveyTable> TableAsync(Question question, IQueryable<SurveyAnswer> answers, bool isPublic, CancellationToken ct)
    {
        var points = await answers
            .Where(a => a.Question == question.Key && a.Longitude != null && a.Latitude != null)
            .Select(a => new { Longitude = a.Longitude!.Value, Latitude = a.Latitude!.Value })
            .ToListAsync(ct);
        if (isPublic && points.Count < SurveyCell.Least)
        {
            return new(null, points.Count, []);
        }

        var (squares, scattered) = PlaceCells.Of(points.Select(p => new GeoPoint(p.Longitude, p.Latitude)), isPublic ? SurveyCell.Least : 1, Most);
        List<SurveyCell> cells = [];
        foreach (var square in squares)
        {
            var space = await mediator.Send(new FindSpaceAt(square.Middle), ct);
            cells.Add(new($"{(space is null ? "" : $"{space.Name}, ")}{square.Words}", square.Count, IsHidden: false, points.Count, square));
        }

        if (scattered > 0)
        {
            cells.Add(new(squares.Count == 0 ? "Weit verstreute Orte" : "Weitere, verstreute Orte", scattered, IsHidden: false, points.Count));
        }

        return new(null, points.Count, cells);
    }
}
