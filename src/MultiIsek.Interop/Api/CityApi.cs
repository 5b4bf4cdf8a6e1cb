using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MultiIsek.Documents.Contracts;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Interop.Api;

/// <summary>Schnittstelle einer Stadt: its lists, each with its filters. Everybody may call all of it; a key shows more.</summary>
internal static class CityApi
{
    private static readonly ApiParameter Plan = new("plan", "Schlüssel eines Konzepts.");
    private static readonly ApiParameter Version = new("version", "Schlüssel einer Fassung; ohne ihn gilt die, die jeweils zuerst gezeigt wird.");
    private static readonly ApiParameter Role = ApiParameter.OneOf<ElementRole>("role", "Nur Elemente dieser Rolle.");
    private static readonly ApiParameter State = ApiParameter.OneOf<PhaseState>("state", "Nur Phasen, die jetzt in diesem Zustand sind.");
    private static readonly ApiParameter Phase = new("phase", "Schlüssel einer Phase; ihre Beiträge kommen in der Reihenfolge ihres Eingangs.");

    public static void MapCityApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(ApiEndpoints.Root).AllowAnonymous();
        api.MapOpenApi("/openapi.json");
        api.MapResource<PlanEntry, PlanResource>(
            "plans",
            ("Ein Konzept", "Konzepte"),
            async (call, window, mediator, ct) => await mediator.Send(new ListPlanEntries(await ApiEndpoints.ShownAsync(call, mediator, ct), window), ct),
            [],
            e => new Cursor(e.Id, null)
        );
        api.MapResource<VersionEntry, VersionResource>(
            "versions",
            ("Eine Fassung", "Fassungen"),
            async (call, window, mediator, ct) => await mediator.Send(new ListVersionEntries(await ApiEndpoints.ShownAsync(call, mediator, ct), call.Query[Plan.Name], window), ct),
            [Plan],
            e => new Cursor(e.Id, null)
        );
        api.MapResource<ElementEntry, ElementResource>(
            "elements",
            ("Ein Element", "Elemente"),
            async (call, window, mediator, ct) =>
                await mediator.Send(
                    new ListElementEntries(
                        await ApiEndpoints.ShownAsync(call, mediator, ct),
                        call.Query[Plan.Name],
                        call.Query[Version.Name],
                        call.Query.Choice<ElementRole>(Role.Name),
                        window
                    ),
                    ct
                ),
            [Plan, Version, Role],
            e => new Cursor(e.Id, null),
            [Version]
        );
        api.MapResource<DocumentEntry, DocumentResource>(
            "documents",
            ("Ein Dokument", "Dokumente"),
            (_, window, mediator, ct) => mediator.Send(new ListDocumentEntries(window), ct),
            [],
            e => new Cursor(e.Card.Id, null)
        );
        api.MapResource<EventEntry, EventResource>(
            "events",
            ("Eine Veranstaltung", "Veranstaltungen"),
            (_, window, mediator, ct) => mediator.Send(new ListEventEntries(window), ct),
            [],
            e => new Cursor(e.Id, null)
        );
        api.MapResource<PhaseEntry, PhaseResource>(
            "phases",
            ("Eine Beteiligungsphase", "Beteiligungsphasen"),
            (call, window, mediator, ct) => mediator.Send(new ListPhaseEntries(call.Query.Choice<PhaseState>(State.Name), window), ct),
            [State],
            e => new Cursor(e.Id, null)
        );
        api.MapResource<ContributionEntry, ContributionResource>(
            "contributions",
            ("Einen Beitrag", "Beiträge"),
            (call, window, mediator, ct) =>
                mediator.Send(new ListContributionEntries(call.May(ApiScope.AllContributions), call.Query[Phase.Name], window, call.Query.Cursor?.At), ct),
            [Phase],
            e => new Cursor(e.Id, e.ReceivedAt)
        );
    }
}
