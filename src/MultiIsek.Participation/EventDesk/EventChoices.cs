using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.EventDesk;

/// <summary>What the form of an event offers.</summary>
/// <param name="Documents">Those whose keys were typed, by key; drafts are not among them, since the page of the event is public.</param>
internal sealed record EventChoices(IReadOnlyList<PlanCard> Plans, IReadOnlyList<SpaceCard> Spaces, IReadOnlyDictionary<string, DocumentCard> Documents)
{
    public static async Task<EventChoices> LoadAsync(IMediator mediator, IReadOnlyCollection<string> documents, CancellationToken ct) =>
        new(
            await mediator.Send(new ListPlans(), ct),
            await mediator.Send(new ListSpaces(), ct),
            documents.Count == 0 ? new Dictionary<string, DocumentCard>() : await mediator.Send(new FindDocumentsByKey(documents), ct)
        );
}

/// <summary>The fields of an event, for its form.</summary>
internal sealed record EventFields(EventInput Input, EventChoices Choices, IReadOnlyList<Fault> Faults);
