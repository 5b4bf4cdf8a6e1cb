using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Tables;

/// <summary>Elemente einer Fassung als Excel-Datei, or an empty one to be filled in.</summary>
internal sealed class TableExport(IsekDbContext db, ElementForms forms)
{
    private const int OptionsMax = 500;
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="types">Keys of the types whose elements and fields it has.</param>
    public async Task<byte[]> MakeAsync(PlanVersion version, FormBook book, IReadOnlyCollection<string> types, bool isEmpty, CancellationToken ct)
    {
        var cells = new CellWriter(book);
        var columns = TableColumn.Of(book, types);
        var ids = book.Types.Where(t => types.Contains(t.Key)).Select(t => t.Id).ToList();
        var revisions = isEmpty
            ? []
            : await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == version.Id && ids.Contains(r.TypeId)).OrderBy(r => r.Position).ToListAsync(ct);
        var read = await forms.ReadAsync(version.Id, revisions, ct);
        var rows = revisions.Select(r => (Form: read[r.ElementId], Head: book.Outline.Find(r.ElementId))).ToList();
        List<(string, IReadOnlyList<string>)> lists = [];
        var sheet = columns.Select(c => new SheetColumn(c.Label, Options(c, book, cells, types, lists), c.Name == TableColumn.Stamp, c.IsList ? 24 : 10)).ToList();
        lists.Add(("Orte", Names(cells, AttributeType.SpaceRef)));
        lists.Add(("Stellen", Names(cells, AttributeType.OrganisationRef)));
        lists.Add(("Rollen der Stellen", [.. CellNames.Roles.Select(r => r.Word)]));
        lists.Add(("Arten der Verknüpfung", [.. CellNames.LinkKinds.Select(k => k.Word)]));
        lists.Add(("Elemente", Names(cells, AttributeType.ElementRef)));
        lists.Add(("Dokumente", Names(cells, AttributeType.DocumentRef)));
        if (columns.Any(c => c.Field?.Type == AttributeType.TermRef))
        {
            lists.Add(("Begriffe", Names(cells, AttributeType.TermRef)));
        }

        lists.AddRange(columns.Where(c => c.Field?.Type == AttributeType.MultiChoice).Select(c => (c.Label, (IReadOnlyList<string>)c.Field!.Choices)));
        return TableBook.Write("Elemente", sheet, [.. rows.Select(r => columns.Select(c => Cell(c, cells.Of(c, r.Form, r.Head))).ToList())], lists, Advice(columns));
    }

    private static string[] Names(CellWriter cells, AttributeType type) => [.. cells.Names(type).All.Distinct().Order(StringComparer.Create(German, ignoreCase: true))];

    /// <summary>A list for a drop-down is one of the lists, too.</summary>
    private static IReadOnlyList<string>? Options(
        TableColumn column,
        FormBook book,
        CellWriter cells,
        IReadOnlyCollection<string> types,
        List<(string, IReadOnlyList<string>)> lists
    )
    {
        IReadOnlyList<string>? options = column switch
        {
            { Name: ElementForm.Type } => [.. book.Types.Where(t => types.Contains(t.Key)).Select(t => cells.Types.Name(t.Key))],
            { Name: ElementForm.Source } => Names(cells, AttributeType.DocumentRef),
            { Field.Type: AttributeType.Boolean } => ["ja", "nein"],
            { Field: { Type: AttributeType.Choice or AttributeType.OrderedChoice } field } => field.Choices,
            _ => null,
        };
        if (options is not { Count: > 0 and <= OptionsMax })
        {
            return null;
        }

        lists.Add((column.Label, options));
        return options;
    }

    private static SheetCell Cell(TableColumn column, string text)
    {
        if (text.Length == 0 || column.Field is not { } field)
        {
            return SheetStyles.Text(text);
        }

        switch (field.Type)
        {
            // What a double would not keep stays a text.
            case AttributeType.Number or AttributeType.Money when decimal.TryParse(text, NumberStyles.Number, German, out var number) && (decimal)(double)number == number:
                return new(text, Number: number, Look: field.Type == AttributeType.Money ? SheetLook.Euro : SheetLook.Number);
            case AttributeType.Year when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year):
                return new(text, Number: year, Look: SheetLook.Whole);
            case AttributeType.Date when DateOnly.TryParseExact(text, "dd.MM.yyyy", German, DateTimeStyles.None, out var day) && day.Year > 1900:
                return new(text, Day: day, Look: SheetLook.Day);
            default:
                return SheetStyles.Text(text);
        }
    }

    private static IReadOnlyList<string> Advice(IReadOnlyList<TableColumn> columns) =>
        [
            "Ändern Sie die Spalten „Kennung“ und „Stand“ nicht: Daran erkennt der Import, welches Element gemeint ist und wie es beim Herunterladen lautete.",
            "Eine Zeile ohne Kennung wird ein neues Element. Es braucht Typ und Titel; „Liegt unter“ nennt das Element darüber (Nummer, Titel oder Kennung), leer heißt ganz oben.",
            "Zeilen, die Sie löschen, löschen nichts im Plan. Spalten, die Sie löschen, lassen die Angaben im Plan, wie sie sind.",
            "Mehrere Orte, Stellen oder Dokumente: eine Zeile je Eintrag (Alt+Eingabe) oder mit Semikolon getrennt. Die Namen stehen auf dem Blatt „Listen“.",
            $"Beteiligte Stellen: „{CellNames.Roles[0].Word}: Name der Stelle | Anmerkung“. Verknüpfungen: „{CellNames.LinkKinds[0].Word}: Element | +2 | Bemerkung“.",
            "Texte dürfen Markdown enthalten: **fett**, *kursiv*, - Liste. Eine leere Zeile beginnt einen neuen Absatz.",
            "Daten so genau, wie sie bekannt sind: 18.12.2013, 12.2013, 2. Quartal 2013 oder 2013.",
            $"Pflicht: {string.Join(", ", columns.Where(c => c.Name is ElementForm.Type or ElementForm.Title || c.Field?.IsRequired == true).Select(c => c.Label))}.",
        ];
}
