using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.WordImport;

/// <summary>Probelauf: what a waiting text would do, and all that is wrong with it. Nothing is written.</summary>
internal sealed class WordCheck(IsekDbContext db, PlanningLists lists, ElementForms forms, ImportBatch batch, WordPast past, IMediator mediator)
{
    public async Task<WordPreview> RunAsync(PlanImport import, PlanVersion version, CancellationToken ct)
    {
        var book = await FormBook.LoadAsync(version, lists, mediator, ct);
        var items = WordItems.Read(import, book);
        var origins = await past.OfAsync(import, book, ct);
        var matched = WordPast.Match(items.All, origins);
        var ids = matched.Values.Select(o => o.ElementId).ToHashSet();
        var revisions = (await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == version.Id).ToListAsync(ct)).Where(r => ids.Contains(r.ElementId)).ToList();
        var now = await forms.ReadAsync(version.Id, revisions, ct);
        var place = WordItems.PlaceOf(import, book)?.Id;
        List<WordLine> lines = [];
        Dictionary<int, int> depths = [];
        foreach (var item in items.All)
        {
            var depth = depths[item.No] = item.ParentNo is { } above ? depths[above] + 1 : 0;
            lines.Add(matched.TryGetValue(item.No, out var origin) ? Known(item, origin, now[origin.ElementId], book, depth) : New(item, place, matched, depth));
        }

        var fault = await batch.TryAsync(version, [.. lines.Where(l => l.Does != WordDoes.Nothing).Select(l => l.Row)], ct);
        return new(
            lines,
            matched.Count == 0 ? [] : [.. book.Outline.All.Where(h => origins.Any(o => o.ElementId == h.Id) && !ids.Contains(h.Id))],
            items.Orphans,
            WordSection.Of(import).Sum(s => s.Pictures),
            fault
        );
    }

    private static WordLine New(WordItem item, Guid? place, IReadOnlyDictionary<int, WordOrigin> matched, int depth)
    {
        var form = new ElementForm
        {
            [ElementForm.Type] = item.Type,
            [ElementForm.Title] = item.Title,
            [ElementForm.Body] = Text(item.Body),
        };
        WordOrigin? above = null;
        var isBelowKnown = item.ParentNo is { } no && matched.TryGetValue(no, out above);
        var row = new ImportRow(item.No, null, new(), form)
        {
            HasPlace = true,
            ParentId =
                isBelowKnown ? above!.ElementId
                : item.ParentNo is null ? place
                : null,
            ParentNo = isBelowKnown ? null : item.ParentNo,
            Source = item.Source,
        };
        return new(item, row, null, WordDoes.Create, [], depth);
    }

    /// <summary>What reads as in the earlier file stays as it is here, whatever has become of it since.</summary>
    private static WordLine Known(WordItem item, WordOrigin origin, ElementForm now, FormBook book, int depth)
    {
        var after = now.Copy();
        List<string> overwrites = [];
        foreach (var (name, mine, former) in new[] { (ElementForm.Title, item.Title, origin.Item.Title), (ElementForm.Body, Text(item.Body), Text(origin.Item.Body)) })
        {
            if (mine == former)
            {
                continue;
            }

            after[name] = mine;
            if (now[name] != former && now[name] != mine)
            {
                overwrites.Add(name);
            }
        }

        var row = new ImportRow(item.No, origin.ElementId, now, after) { Source = item.Source };
        return new(item, row, book.Outline.Find(origin.ElementId), row.Changed.Count > 0 ? WordDoes.Change : WordDoes.Nothing, overwrites, depth);
    }

    // As the form keeps it.
    private static string Text(string body) => new ElementForm { [ElementForm.Body] = Paragraphs.Join(Paragraphs.Split(body, [])) }[ElementForm.Body];
}
