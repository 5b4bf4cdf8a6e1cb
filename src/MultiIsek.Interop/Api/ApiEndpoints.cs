using AutoMapper;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Interop.Api;

/// <summary>Reads the entries of a list for one request.</summary>
internal delegate Task<Slice<TEntry>> ReadEntries<TEntry>(ApiCall call, Window window, IMediator mediator, CancellationToken ct);

/// <summary>A list and its single entries under one name.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";

    /// <param name="name">In the address: "plans".</param>
    /// <param name="one">In German: "ein Konzept".</param>
    /// <param name="many">In German: "Konzepte".</param>
    /// <param name="filters">Of the list.</param>
    /// <param name="choices">Of the single entry.</param>
    public static void MapResource<TEntry, TResource>(
        this RouteGroupBuilder api,
        string name,
        (string One, string Many) words,
        ReadEntries<TEntry> read,
        IReadOnlyList<ApiParameter> filters,
        Func<TEntry, Cursor> place,
        IReadOnlyList<ApiParameter>? choices = null
    )
        where TEntry : class
        where TResource : Resource
    {
        api.MapMethods(
                $"/{name}",
                [HttpMethods.Get, HttpMethods.Head],
                async (HttpContext http, IMediator mediator, IMapper mapper, SiteAddress address, CancellationToken ct) =>
                {
                    var call = ApiCall.Of(http);
                    var slice = await read(call, call.Query.Window, mediator, ct);
                    var site = address.Of(http.Site()!);
                    var next = slice.HasMore ? $"{site}{Root}/{name}{call.Query.Next(place(slice.Rows[^1]))}" : null;
                    if (next is not null)
                    {
                        http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
                    }

                    return Results.Ok(new Page<TResource> { Items = [.. slice.Rows.Select(e => ResourceMaps.Map<TResource>(mapper, e, site))], Next = next });
                }
            )
            .Takes([.. filters, ApiParameter.Limit, ApiParameter.Cursor])
            .Produces<Page<TResource>>()
            .WithName($"list-{name}")
            .WithTags(name)
            .WithSummary($"{words.Many} lesen");
        api.MapMethods(
                $"/{name}/{{key}}",
                [HttpMethods.Get, HttpMethods.Head],
                async (string key, HttpContext http, IMediator mediator, IMapper mapper, SiteAddress address, CancellationToken ct) =>
                {
                    var slice = await read(ApiCall.Of(http), new Window(1, Key: key), mediator, ct);
                    return slice.Rows is [var entry, ..] ? Results.Ok(ResourceMaps.Map<TResource>(mapper, entry, address.Of(http.Site()!))) : Results.NotFound();
                }
            )
            .Takes(choices ?? [])
            .Produces<TResource>()
            .Produces<Problem>(StatusCodes.Status404NotFound, Problem.ContentType)
            .WithName($"get-{name}")
            .WithTags(name)
            .WithSummary($"{words.One} lesen");
    }

    /// <summary>Which versions this caller sees.</summary>
    public static async Task<VersionsShown> ShownAsync(ApiCall call, IMediator mediator, CancellationToken ct) =>
        call.May(ApiScope.PlanDrafts) ? new(true, []) : new(false, await mediator.Send(new ListDiscussedVersions(), ct));

    private static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, IReadOnlyList<ApiParameter> parameters)
    {
        var allowed = new ApiParameters(parameters);
        return endpoint
            .WithMetadata(allowed)
            .Produces<Problem>(StatusCodes.Status400BadRequest, Problem.ContentType)
            .Produces<Problem>(StatusCodes.Status401Unauthorized, Problem.ContentType)
            .Produces<Problem>(StatusCodes.Status429TooManyRequests, Problem.ContentType)
            .Produces<Problem>(StatusCodes.Status503ServiceUnavailable, Problem.ContentType)
            .AddEndpointFilter(
                (context, next) =>
                {
                    var http = context.HttpContext;
                    var call = ApiCall.Of(http);
                    (call.Query, call.Faults) = ApiQuery.Read(http.Site()!.Place.Id, http.Request, allowed);
                    return call.Faults.Count == 0 ? next(context) : ValueTask.FromResult<object?>(Results.StatusCode(StatusCodes.Status400BadRequest));
                }
            );
    }
}
