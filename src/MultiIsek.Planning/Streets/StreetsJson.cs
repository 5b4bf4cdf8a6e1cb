using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Streets;

/// <summary>What a script offers while somebody types; the form finds the same without it. The page cache keeps it like a page.</summary>
internal static class StreetsJson
{
    public const string File = "strassen.json";
    public const string Address = $"/{File}";

    internal sealed record Found(string Label, double Latitude, double Longitude);

    public static void MapStreets(this IEndpointRouteBuilder app) => app.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], GetAsync).AllowAnonymous();

    private static async Task<JsonHttpResult<IEnumerable<Found>>> GetAsync(string? q, IMediator mediator, CancellationToken ct)
    {
        var found = q is { Length: > 1 and <= FindStreets.TypedMax } ? await mediator.Send(new FindStreets(q), ct) : [];
        return TypedResults.Json(found.Select(s => new Found(s.Label, s.Point.Latitude, s.Point.Longitude)));
    }
}
