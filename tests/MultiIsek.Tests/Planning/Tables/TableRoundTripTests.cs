using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Tables;

namespace MultiIsek.Tests.Planning.Tables;

/// <summary>Export and import again: nothing changes, for every version of every sample city, open or not.</summary>
[Collection("app")]
public sealed class TableRoundTripTests(App app)
{
    public static TheoryData<string> Cities => [.. Repository.Samples.Select(f => Path.GetFileName(f)!)];

    [Theory, MemberData(nameof(Cities))]
    public async Task What_is_exported_and_imported_changes_nothing(string city)
    {
        await using var scope = app.Scope(city);
        var versions = await scope.Get<PlanningLists>().VersionsAsync(default);
        var seen = 0;
        foreach (var version in versions)
        {
            var book = await FormBook.LoadAsync(version, scope.Get<PlanningLists>(), scope.Get<IMediator>(), default);
            var file = await scope.Get<TableExport>().MakeAsync(version, book, [.. book.Types.Select(t => t.Key)], isEmpty: false, default);
            var columns = TableColumn.Of(book, [.. book.Types.Select(t => t.Key)]);
            var isEmpty = book.Outline.All.Count == 0;
            if (isEmpty)
            {
                continue;
            }

            var read = await TableFile.ReadAsync(new MemoryStream(file), h => columns.Any(c => c.IsMeant(h)), default);
            var import = new PlanImport
            {
                PlanVersionId = version.Id,
                Kind = ImportKind.Table,
                Actor = "test",
                FileName = "test.xlsx",
                UploadedAt = app.Time.GetUtcNow().UtcDateTime,
                Rows = read.Rows,
            };
            var preview = await scope.Get<TableCheck>().RunAsync(import, version, default);

            Assert.Null(preview.Fault);
            Assert.Empty(preview.Faulty.SelectMany(l => l.Messages));
            Assert.Empty(preview.Good.Select(l => $"{l.Title}: {string.Join(", ", l.Row.Changed.Select(n => $"{n}: {l.Row.Before[n]} -> {l.Row.After[n]}"))} {l.NewPlace}"));
            Assert.Equal(book.Outline.All.Count, preview.Unchanged);
            Assert.Empty(preview.Missing);
            seen += preview.Unchanged;
        }

        Assert.True(seen > 0);
    }

    /// <summary>The test above would also pass if cells were only compared; here each is read as if somebody had typed it.</summary>
    [Theory, MemberData(nameof(Cities))]
    public async Task What_stands_in_a_cell_reads_as_the_value_that_it_was_made_of(string city)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        var read = 0;
        foreach (var version in await scope.Get<PlanningLists>().VersionsAsync(default))
        {
            var book = await FormBook.LoadAsync(version, scope.Get<PlanningLists>(), scope.Get<IMediator>(), default);
            var cells = new CellWriter(book);
            var reader = new CellReader(book, cells);
            var rows = await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == version.Id).ToListAsync();
            var forms = await scope.Get<ElementForms>().ReadAsync(version.Id, rows, default);
            foreach (var (id, form) in forms)
            {
                foreach (
                    var column in TableColumn
                        .Of(book, [form[ElementForm.Type]])
                        .Where(c => c.Name is not (TableColumn.Key or TableColumn.Parent or TableColumn.Stamp or ElementForm.Number))
                )
                {
                    if (
                        form[column.Name].Length == 0
                        || form[column.Name].Split('\n').Any(l => column.Field?.Type == AttributeType.ElementRef && !book.Knows(AttributeType.ElementRef, l))
                    )
                    {
                        continue;
                    }

                    var (value, fault) = reader.Read(column, cells.Of(column, form, book.Outline.Find(id)), new());
                    Assert.True(fault is null, $"{city} {version.Key} {column.Label}: {fault}");
                    Assert.Equal(form[column.Name], new ElementForm { [column.Name] = value }[column.Name]);
                    read++;
                }
            }
        }

        Assert.True(read > 20, $"{read} cells");
    }
}
