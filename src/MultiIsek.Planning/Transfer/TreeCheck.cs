using System.Globalization;
using System.Text.Json;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Transfer;

/// <summary>Prüft eine Fassung gegen ihr Strukturprofil: places, numbers, counts, texts and custom fields (invariants 2, 7 and 8).</summary>
internal sealed class TreeCheck(Import import, VersionTree tree, IReadOnlyDictionary<string, ElementType> types, IReadOnlyList<AttributeDefinition> fields)
{
    public void Run()
    {
        Dictionary<string, string> numbers = [];
        foreach (var node in tree.Nodes)
        {
            if (!types.TryGetValue(node.Record.Type, out var type))
            {
                Error($"{node.Path}.type", $"Den Typ „{node.Record.Type}“ gibt es im Strukturprofil nicht. Bekannt sind: {string.Join(", ", types.Keys)}.");
                continue;
            }

            CheckPlace(node, type);
            CheckNumber(node, type, numbers);
            CheckText(node);
            CheckFields(node);
        }

        foreach (var type in types.Values.Where(t => t.MinCount is not null || t.MaxCount is not null))
        {
            CheckCounts(type);
        }
    }

    private void CheckPlace(ElementNode node, ElementType type)
    {
        var place = node.Parent?.Record.Type ?? ElementType.Root;
        if (!type.Parents.Contains(place))
        {
            Error(node.Path, $"„{type.Singular}“ kann hier nicht stehen. Erlaubt ist: {string.Join(", ", type.Parents)}.");
        }
    }

    private void CheckNumber(ElementNode node, ElementType type, Dictionary<string, string> numbers)
    {
        var number = node.Record.Number;
        if (number is not null && !numbers.TryAdd(number, node.Path))
        {
            Error($"{node.Path}.number", $"Die Nummer „{number}“ kommt in dieser Fassung schon vor.");
        }

        if (node.Record.NumberIsManual || type.Number is NumberPattern.Manual)
        {
            return;
        }

        if (type.Number is NumberPattern.None)
        {
            if (number is not null)
            {
                Error($"{node.Path}.number", $"„{type.Singular}“ trägt keine Nummer. Setzen Sie numberIsManual, wenn sie doch gilt.");
            }

            return;
        }

        var siblings = tree.Nodes.Where(n => n.Parent == node.Parent && n.Record.Type == node.Record.Type).ToList();
        var expected = NumberPattern.Format(type.Number, siblings.IndexOf(node) + 1, node.Parent?.Record.Number);
        if (number != expected)
        {
            Error($"{node.Path}.number", $"Nach dem Muster „{type.Number}“ ist hier „{expected}“ zu erwarten. Setzen Sie numberIsManual, wenn die andere Nummer gilt.");
        }
    }

    private void CheckText(ElementNode node)
    {
        var record = node.Record;
        if (record.Title.Trim().Length == 0)
        {
            Error($"{node.Path}.title", "Der Titel fehlt.");
        }

        if (record.Body.Count == 0 && record.Missing is null && record.Children.Count == 0)
        {
            Error(node.Path, "Es fehlt der Text (body) oder der Satz, der sagt, wo er steht (missing).");
        }

        if (record.Body.Sum(p => p.Length) > Elements.ElementRevision.BodyMax || record.Body.Any(p => p.Length > Kernel.Text.Markdown.Max))
        {
            Error($"{node.Path}.body", $"Der Text ist zu lang: höchstens {Kernel.Text.Markdown.Max} Zeichen je Absatz.");
        }
    }

    private void CheckCounts(ElementType type)
    {
        // Counted per parent, unless the type may stand at the top: then over the whole version.
        var all = tree.Nodes.Where(n => n.Record.Type == type.Key).ToList();
        var groups = type.Parents.Contains(ElementType.Root)
            ? [(Path: "elements", Count: all.Count)]
            : tree.Nodes.Where(n => type.Parents.Contains(n.Record.Type)).Select(p => (p.Path, Count: all.Count(n => n.Parent == p))).ToList();
        foreach (var (path, count) in groups)
        {
            if (type.CountFault(count) is { } fault && type.CountRule == CountRule.Error && tree.Version.State is PlanVersionState.Adopted or PlanVersionState.InCouncil)
            {
                Error(path, $"{fault} So kann die Fassung nicht beschlossen werden.");
            }
        }
    }

    private void CheckFields(ElementNode node)
    {
        var own = fields.Where(f => f.On.Contains(node.Record.Type)).ToDictionary(f => f.Key);
        foreach (var (key, value) in node.Record.Attributes)
        {
            var path = $"{node.Path}.attributes.{key}";
            if (!own.TryGetValue(key, out var field))
            {
                Error(path, $"Das Zusatzfeld „{key}“ gibt es für diesen Typ nicht.");
            }
            else if (!AttributeRule.Holds(field, value, Knows))
            {
                Error(path, $"{field.Label}: {Expected(field)}");
            }
        }

        foreach (var missing in own.Values.Where(f => f.IsRequired && !node.Record.Attributes.ContainsKey(f.Key)))
        {
            Error($"{node.Path}.attributes", $"Das Zusatzfeld „{missing.Label}“ ist Pflicht.");
        }
    }

    private static string Expected(AttributeDefinition field) =>
        field.Type switch
        {
            AttributeType.Text or AttributeType.RichText => $"ein Text bis {Kernel.Text.Markdown.Max} Zeichen wird erwartet.",
            AttributeType.Number or AttributeType.Money => "eine Zahl wird erwartet.",
            AttributeType.Date => "ein Datum wird erwartet (2013-12-18, 2013-11, 2013-Q2 oder 2013).",
            AttributeType.Year => "ein Jahr wird erwartet.",
            AttributeType.YearRange => "zwei Jahre werden erwartet (2027-2028).",
            AttributeType.Boolean => "true oder false wird erwartet.",
            AttributeType.Choice or AttributeType.OrderedChoice => $"erlaubt sind: {string.Join(", ", field.Choices)}.",
            AttributeType.MultiChoice => $"eine Liste aus diesen Werten wird erwartet: {string.Join(", ", field.Choices)}.",
            AttributeType.OrganisationRef => "eine Liste bekannter Organisationen wird erwartet.",
            AttributeType.SpaceRef => "eine Liste bekannter Orte wird erwartet.",
            AttributeType.ElementRef => "eine Liste bekannter Elemente wird erwartet.",
            AttributeType.DocumentRef => "eine Liste bekannter Dokumente wird erwartet.",
            AttributeType.Url => "eine Webadresse wird erwartet.",
            AttributeType.TermRef => "eine Liste bekannter Begriffe wird erwartet (vokabular/begriff).",
            _ => throw new InvalidOperationException($"Unknown data type {field.Type}."),
        };

    private bool Knows(AttributeType type, string key) =>
        type switch
        {
            AttributeType.OrganisationRef => import.Known(PlanningKeys.OrganisationKind, key) is not null,
            AttributeType.SpaceRef => import.Known(PlanningKeys.SpaceKind, key) is not null,
            AttributeType.ElementRef => import.Known(PlanningKeys.ElementKind, key) is not null,
            AttributeType.DocumentRef => import.Known(DocumentsKeys.DocumentKind, key) is not null,
            _ => IsTerm(key),
        };

    private bool IsTerm(string reference) =>
        ShippedTerms.Labels.ContainsKey(reference)
        || (reference.Split('/') is [var vocabulary, var term] && import.Known(StructureTransfer.TermKind, Term.KeyOf(vocabulary, term)) is not null);

    private void Error(string path, string message) => import.Error(tree.File, path, message);
}
