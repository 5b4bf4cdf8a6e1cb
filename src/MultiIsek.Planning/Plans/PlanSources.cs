using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Quelle: a document of the city that a form names by its key.</summary>
internal static class PlanSources
{
    private const int DocumentsMax = 100_000;

    public static async Task<IReadOnlyList<Choice>> ListAsync(IMediator mediator, CancellationToken ct) =>
        [
            .. (await mediator.Send(new ListDocumentEntries(new Window(DocumentsMax)), ct))
                .Rows.Select(d => new Choice(d.Card.Key, d.Card.Title))
                .DistinctBy(c => c.Key)
                .OrderBy(c => c.Label, StringComparer.Ordinal),
        ];

    public static async Task<string?> KeyAsync(IMediator mediator, Guid? id, CancellationToken ct) =>
        id is { } known ? (await mediator.Send(new FindDocuments([known]), ct)).GetValueOrDefault(known)?.Key : null;

    /// <summary>The document behind a key; a key that the city does not have is a fault of the field "source".</summary>
    public static async Task<Guid?> IdAsync(IMediator mediator, string? typed, List<Fault> faults, CancellationToken ct)
    {
        if (typed.OrNull() is not { } key)
        {
            return null;
        }

        var found = (await mediator.Send(new FindDocumentsByKey([key]), ct)).GetValueOrDefault(key);
        if (found is null)
        {
            faults.Add(new("source", "Wählen Sie ein Dokument aus der Liste."));
        }

        return found?.Id;
    }
}
