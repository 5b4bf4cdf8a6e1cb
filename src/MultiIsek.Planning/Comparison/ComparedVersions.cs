using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>Reads versions for a comparison: one query for the texts of each, all else is kept.</summary>
internal sealed class ComparedVersions(IsekDbContext db, PlanningLists lists, ReadableVersions readable, CurrentUser current, IMediator mediator)
{
    /// <returns>Null for a version that the city does not have, or that is not for whoever asks.</returns>
    public async Task<VersionComparison?> CompareAsync(string? before, string? after, CancellationToken ct)
    {
        var versions = await readable.ListAsync(ct);
        if (versions.FirstOrDefault(v => v.Key == before) is not { } from || versions.FirstOrDefault(v => v.Key == after) is not { } to || from.Id == to.Id)
        {
            return null;
        }

        return new(await LoadAsync(from, ct), await LoadAsync(to, ct), [.. await lists.LineagesAsync(ct)]);
    }

    private async Task<ComparedVersion> LoadAsync(PlanVersion version, CancellationToken ct)
    {
        var plan = (await lists.PlansAsync(ct)).First(p => p.Id == version.PlanId);
        var outline = await lists.OutlineAsync(version, ct);
        var types = await lists.TypesAsync(ct);
        var book = await FormBook.LoadAsync(version, lists, mediator, ct);
        // What is internal stays so, also where it changed.
        var fields = book.Fields.Where(f => f.Visible == Visibility.Public || current.Has(Policies.Drafts)).ToList();
        var spaces = (await lists.SpacesAsync(ct)).ToDictionary(s => s.Id, s => s.Name);
        var links = (await lists.LinksAsync(ct)).Where(l => l.PlanVersionId == version.Id).ToLookup(l => l.FromElementId);
        var rows = await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == version.Id).OrderBy(r => r.Position).ToListAsync(ct);
        return new(
            plan,
            version,
            [
                .. rows.Select(row =>
                {
                    var head = outline.Find(row.ElementId)!;
                    return new ComparedElement(
                        row.ElementId,
                        head.Key,
                        row.Position,
                        row.ParentElementId,
                        types[row.TypeId].Key,
                        types[row.TypeId].Singular,
                        row.Number,
                        row.Title,
                        [.. outline.Above(head).Select(h => h.Label)],
                        Texts(row),
                        [.. fields.Where(f => row.Attributes.ContainsKey(f.Key)).Select(f => Field(book, f, row))],
                        string.Join(", ", outline.SpacesOf(row.ElementId).Select(s => spaces.GetValueOrDefault(s)).OfType<string>().Append(row.SpaceNote).OfType<string>()),
                        [.. links[row.ElementId].Select(l => Link(l, outline)).OfType<string>()]
                    );
                }),
            ],
            book.Types,
            fields
        );
    }

    private static List<ComparedText> Texts(ElementRevision row) =>
        [
            new("Kurztext", row.Lead ?? ""),
            new("Text", Paragraphs.Join(row.Body)),
            new("Hinweis statt des Textes", row.Missing ?? ""),
            new("In einfacher Sprache", Paragraphs.Join(row.PlainLanguage)),
        ];

    private static ComparedField Field(FormBook book, AttributeDefinition field, ElementRevision row)
    {
        var value = row.Attributes[field.Key];
        var text = book.Text(ElementForm.FieldPrefix + field.Key, AttributeInput.ToForm(field, value));
        var isMoney = field.Type == AttributeType.Money && value.ValueKind == System.Text.Json.JsonValueKind.Number;
        return new(
            field.Key,
            field.Label,
            isMoney ? AttributeText.Money(value.GetDecimal(), field.Unit) : text,
            isMoney ? value.GetDecimal() : null,
            field.Type == AttributeType.OrderedChoice
        );
    }

    private static string? Link(ElementLink link, Outline outline) =>
        outline.Find(link.ToElementId) is { } to ? $"{link.Kind.Word()} {to.Title}{(ElementWords.Strength(link.Strength) is { } strength ? $", {strength}" : "")}" : null;
}
