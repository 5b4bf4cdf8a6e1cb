using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>What elements of a version have beside their words, by element: links, bodies, documents.</summary>
internal sealed record ComparedThings(ComparedList Links, ComparedList Actors, ComparedList Documents)
{
    /// <param name="book">Knows the documents that whoever asks may see; others are left out.</param>
    public static async Task<ComparedThings> LoadAsync(PlanVersion version, Outline outline, PlanningLists lists, FormBook book, CancellationToken ct)
    {
        var organisations = await lists.OrganisationsAsync(ct);
        var titles = book.Documents.Values.ToDictionary(d => d.Id, d => d.Title);
        return new(
            new((await lists.LinksAsync(ct)).Where(l => l.PlanVersionId == version.Id).Select(l => (l.FromElementId, Link(l, outline)))),
            new(
                (await lists.InvolvementsAsync(ct))
                    .Where(i => i.PlanVersionId == version.Id && i.ElementId is not null)
                    .OrderBy(i => i.Role)
                    .Select(i => (i.ElementId!.Value, Actor(i, organisations.GetValueOrDefault(i.OrganisationId)?.Name)))
            ),
            new(
                (await lists.DocumentsAsync(ct))
                    .Where(d => d.PlanVersionId == version.Id)
                    .Select(d => (d.ElementId, titles.TryGetValue(d.DocumentId, out var title) ? new ComparedItem(d.DocumentId.ToString(), title) : null))
            )
        );
    }

    private static ComparedItem? Link(ElementLink link, Outline outline)
    {
        if (outline.Find(link.ToElementId) is not { } to)
        {
            return null;
        }

        var strength = ElementWords.Strength(link.Strength) is { } word ? $", {word}" : "";
        var comment = link.Comment is { } said ? $" ({said})" : "";
        return new($"{link.Kind}|{link.Strength}|{link.Comment}", $"{link.Kind.Word()} {to.Title}{strength}{comment}", to.Key);
    }

    private static ComparedItem? Actor(Involvement involvement, string? name) =>
        name is null
            ? null
            : new($"{involvement.Role}|{involvement.OrganisationId}|{involvement.Note}", $"{involvement.Role.Word()}: {name}{(involvement.Note is { } note ? $" ({note})" : "")}");
}

/// <summary>Things by element.</summary>
internal sealed class ComparedList(IEnumerable<(Guid Element, ComparedItem? Item)> all)
{
    private readonly ILookup<Guid, ComparedItem> _items = all.Where(i => i.Item is not null).ToLookup(i => i.Element, i => i.Item!);

    public IReadOnlyList<ComparedItem> this[Guid element] => [.. _items[element]];
}
