using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Comparison;

/// <summary>Reads versions for a comparison: one query for the texts of each, all else is kept.</summary>
internal sealed class ComparedVersions(
    IsekDbContext db,
    PlanningLists lists,
    ReadableVersions readable,
    CurrentUser current,
    DecidedPriorities priorities,
    IEnumerable<IVersionVoices> voices,
    Ancestry ancestry,
    IMediator mediator
)
{
    /// <summary>A plan that whoever asks may see.</summary>
    public async Task<Plan?> PlanAsync(string key, CancellationToken ct) =>
        (await lists.PlansAsync(ct)).FirstOrDefault(p => p.Key == key) is { } plan && await readable.HasAsync(plan, ct) ? plan : null;

    /// <summary>The two that are compared where nobody has said otherwise: the plan's newest, and the one that it is based on.</summary>
    public async Task<(string Before, string After)> ChooseAsync(Plan plan, string? before, string? after, CancellationToken ct)
    {
        var all = await readable.ListAsync(ct);
        var own = all.Where(v => v.PlanId == plan.Id).OrderByDescending(v => v.No).ToList();
        return (
            before ?? all.FirstOrDefault(v => v.Id == own.FirstOrDefault()?.BasedOnId)?.Key ?? own.Skip(1).FirstOrDefault()?.Key ?? "",
            after ?? own.FirstOrDefault()?.Key ?? ""
        );
    }

    /// <param name="isForAll">Leaves out what is internal also for those who may read it: a file is passed on.</param>
    /// <returns>Null for a version that the city does not have, or that is not for whoever asks.</returns>
    public async Task<VersionComparison?> CompareAsync(string? before, string? after, bool isForAll, CancellationToken ct)
    {
        var versions = await readable.ListAsync(ct);
        if (versions.FirstOrDefault(v => v.Key == before) is not { } from || versions.FirstOrDefault(v => v.Key == after) is not { } to || from.Id == to.Id)
        {
            return null;
        }

        return await PairAsync(from, to, isForAll, ct);
    }

    /// <summary>Two versions that whoever asks may read.</summary>
    public async Task<VersionComparison> PairAsync(PlanVersion from, PlanVersion to, bool isForAll, CancellationToken ct)
    {
        var isInternal = !isForAll && current.Has(Policies.Drafts);
        return new(await LoadAsync(from, isInternal, ct), await LoadAsync(to, isInternal, ct), await ancestry.BetweenAsync(from, to, isForAll, ct));
    }

    private async Task<ComparedVersion> LoadAsync(PlanVersion version, bool isInternal, CancellationToken ct)
    {
        var plan = (await lists.PlansAsync(ct)).First(p => p.Id == version.PlanId);
        var outline = await lists.OutlineAsync(version, ct);
        var types = await lists.TypesAsync(ct);
        var book = await FormBook.LoadAsync(version, lists, mediator, ct, withDrafts: isInternal);
        // What is internal stays so, also where it changed.
        var fields = book.Fields.Where(f => isInternal || f.Visible == Visibility.Public).ToList();
        var spaces = (await lists.SpacesAsync(ct)).ToDictionary(s => s.Id, s => s.Name);
        var things = await ComparedThings.LoadAsync(version, outline, lists, book, ct);
        var decided = await priorities.ListAsync(ct);
        var said = await VoicesAsync(version, ct);
        var until = await UntilAsync(version, ct);
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
                        things.Links[row.ElementId]
                    )
                    {
                        Actors = things.Actors[row.ElementId],
                        Documents = things.Documents[row.ElementId],
                        Voices = said.GetValueOrDefault(row.ElementId, ""),
                        Decided = DecidedPriorities.Standing(decided[row.ElementId], until),
                    };
                }),
            ],
            book.Types,
            fields
        );
    }

    /// <summary>A decision belongs to no version: each is shown with those that were made until the plan's next one.</summary>
    private async Task<DateOnly?> UntilAsync(PlanVersion version, CancellationToken ct) =>
        (await lists.VersionsAsync(ct)).Where(v => v.PlanId == version.PlanId && v.No > version.No).Select(v => v.DatedOn?.Day).FirstOrDefault(d => d is not null);

    private async Task<Dictionary<Guid, string>> VoicesAsync(PlanVersion version, CancellationToken ct)
    {
        Dictionary<Guid, string> said = [];
        foreach (var each in voices)
        {
            foreach (var (element, words) in await each.OfAsync(version.Id, ct))
            {
                said[element] = said.TryGetValue(element, out var before) ? $"{before}, {words}" : words;
            }
        }

        return said;
    }

    private static List<ComparedText> Texts(ElementRevision row) =>
        [
            new("Kurztext", row.Lead ?? ""),
            new("Bezeichnung des Textes", row.BodyLabel ?? ""),
            new("Text", Paragraphs.Join(row.Body)),
            new("Hinweis statt des Textes", row.Missing ?? ""),
            new("In einfacher Sprache", Paragraphs.Join(row.PlainLanguage)),
        ];

    private static ComparedField Field(FormBook book, AttributeDefinition field, ElementRevision row)
    {
        var value = row.Attributes[field.Key];
        var form = AttributeInput.ToForm(field, value);
        if (field.Type == AttributeType.DocumentRef)
        {
            // A document that is a draft has no name here, and its key would tell one.
            form = string.Join('\n', form.Split('\n').Where(k => book.Knows(field.Type, k)));
        }

        var text = book.Text(ElementForm.FieldPrefix + field.Key, form);
        var isMoney = field.Type == AttributeType.Money && value.ValueKind == System.Text.Json.JsonValueKind.Number;
        return new(
            field.Key,
            field.Label,
            isMoney ? AttributeText.Money(value.GetDecimal(), field.Unit) : text,
            isMoney ? value.GetDecimal() : null,
            field.Type == AttributeType.OrderedChoice
        )
        {
            Elements = field.Type == AttributeType.ElementRef ? [.. AttributeText.Keys(value)] : null,
        };
    }
}
