using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Editing;

/// <summary>Writes a form into the rows of an element. Only fields that differ are touched: what nobody edited stays byte for byte.</summary>
internal sealed partial class FormWriter(IsekDbContext db, WorkingTree tree, ElementRevision row, FormBook book, ElementForm before, ElementForm after)
{
    private readonly List<Fault> _faults = [];

    public async Task<IReadOnlyList<Fault>> ApplyAsync(CancellationToken ct)
    {
        ApplyType();
        ApplyNumber();
        ApplyTexts();
        ApplyFields();
        await ApplySpacesAsync(ct);
        await ApplyActorsAsync(ct);
        await ApplyLinksAsync(ct);
        await ApplyDocumentsAsync(ct);
        return _faults;
    }

    private bool IsNew(string name) => before[name] != after[name];

    private void Fault(string name, string message) => _faults.Add(new(name, message));

    private void ApplyType()
    {
        if (!IsNew(ElementForm.Type))
        {
            return;
        }

        var parent = tree.Find(row.ParentElementId);
        if (tree.Type(after[ElementForm.Type], book.Version.ProfileId) is not { } type || !tree.Allows(type, parent))
        {
            Fault(ElementForm.Type, "Ein Element dieses Typs kann hier nicht stehen.");
        }
        else if (tree.ChildrenOf(row.ElementId).FirstOrDefault(c => !tree.TypeOf(c).Parents.Contains(type.Key)) is { } child)
        {
            Fault(ElementForm.Type, $"„{child.Title}“ ({tree.TypeOf(child).Singular}) kann nicht unter „{type.Singular}“ stehen. Verschieben Sie es zuerst.");
        }
        else
        {
            row.TypeId = type.Id;
        }
    }

    private void ApplyNumber()
    {
        var number = after[ElementForm.Number];
        var pattern = tree.TypeOf(row).Number;
        if (!IsNew(ElementForm.Number) && !IsNew(ElementForm.Type))
        {
            return;
        }

        if (number.Length > ElementRevision.NumberMax)
        {
            Fault(ElementForm.Number, $"Die Nummer hat höchstens {ElementRevision.NumberMax} Zeichen.");
        }
        else if (number.Length > 0 && tree.Rows.FirstOrDefault(r => r != row && r.Number == number) is { } other)
        {
            Fault(ElementForm.Number, $"Die Nummer „{number}“ trägt schon „{other.Title}“.");
        }
        else
        {
            row.IsNumberManual = number.Length > 0 && pattern != NumberPattern.Manual;
            row.Number = number.Length > 0 ? number : null;
        }
    }

    private void ApplyTexts()
    {
        if (ElementForm.OneLine(after[ElementForm.Title]).Length == 0)
        {
            Fault(ElementForm.Title, "Geben Sie dem Element einen Titel.");
        }

        Text(ElementForm.Title, ElementRevision.TitleMax, t => row.Title = ElementForm.OneLine(t ?? ""));
        Text(ElementForm.Lead, ElementRevision.LeadMax, t => row.Lead = t);
        Text(ElementForm.BodyLabel, 80, t => row.BodyLabel = t);
        Text(ElementForm.Missing, 500, t => row.Missing = t);
        Text(ElementForm.SpaceNote, 300, t => row.SpaceNote = t);
        Text(ElementForm.SourceDetail, 200, t => row.SourceDetail = t);
        Long(ElementForm.Body, row.Body, p => row.Body = p);
        Long(ElementForm.Plain, row.PlainLanguage, p => row.PlainLanguage = p);
        if (IsNew(ElementForm.Source))
        {
            var key = after[ElementForm.Source];
            if (key.Length > 0 && !book.Documents.ContainsKey(key))
            {
                Fault(ElementForm.Source, "Wählen Sie eine Quelle aus der Liste.");
            }

            row.SourceId = book.Documents.GetValueOrDefault(key)?.Id;
        }
    }

    private void Text(string name, int max, Action<string?> set)
    {
        if (after[name].Length > max)
        {
            Fault(name, $"Höchstens {max} Zeichen; es sind {after[name].Length}.");
        }
        else if (IsNew(name))
        {
            set(after[name].Length == 0 ? null : after[name]);
        }
    }

    private void Long(string name, IReadOnlyList<string> known, Action<List<string>> set)
    {
        var paragraphs = IsNew(name) ? Paragraphs.Split(after[name], known) : [.. known];
        if (paragraphs.Sum(p => p.Length) > ElementRevision.BodyMax || paragraphs.Exists(p => p.Length > Markdown.Max))
        {
            Fault(name, $"Der Text ist zu lang: höchstens {GermanText.Number(Markdown.Max)} Zeichen je Absatz, {GermanText.Number(ElementRevision.BodyMax)} zusammen.");
        }
        else if (IsNew(name))
        {
            set(paragraphs);
        }
    }

    private void ApplyFields()
    {
        var own = book.FieldsOf(after[ElementForm.Type]).ToList();
        var values = row.Attributes.ToDictionary();
        foreach (var field in own)
        {
            var name = ElementForm.FieldPrefix + field.Key;
            // What nobody touched stays, also where the form no longer offers it; only a missing duty is said each time.
            var isLeft = after[name].Length == 0 && book.IsLeftToOthers(field);
            if (!IsNew(name) && (isLeft || (!IsNew(ElementForm.Type) && (!field.IsRequired || after[name].Length > 0))))
            {
                continue;
            }

            // A reference that was there already may stay beside a new one: it can lead to an element of another version.
            var (value, fault) = AttributeInput.Parse(field, after[name], (type, key) => book.Knows(type, key) || before.Lines(name).Contains(key));
            if (fault is not null)
            {
                Fault(name, $"{field.Label}: {fault}");
            }
            else if (IsNew(name) && value is { } known)
            {
                values[field.Key] = known;
            }
            else if (value is null)
            {
                values.Remove(field.Key);
            }
        }

        // Fields that the new type does not have go with the old one.
        if (IsNew(ElementForm.Type))
        {
            values = values.Where(v => own.Exists(f => f.Key == v.Key)).ToDictionary();
        }

        row.Attributes = values;
    }
}
