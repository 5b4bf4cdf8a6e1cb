using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Spaces;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>Was ein Formular zur Auswahl braucht: types, fields, places, organisations, documents, terms and elements by key.</summary>
internal sealed record FormBook(
    PlanVersion Version,
    IReadOnlyList<ElementType> Types,
    IReadOnlyList<AttributeDefinition> Fields,
    IReadOnlyDictionary<string, Organisation> Organisations,
    IReadOnlyDictionary<string, Space> Spaces,
    IReadOnlyDictionary<string, DocumentCard> Documents,
    IReadOnlyList<Choice> Terms,
    Outline Outline
)
{
    private const int DocumentsMax = 100_000;

    /// <summary>What a department edits beside the custom fields that it fills in.</summary>
    private static readonly string[] DepartmentTexts = [ElementForm.Lead, ElementForm.Body, ElementForm.Plain];

    /// <summary>Of the department whose form it is: its elements in this version. Null for editors, who edit everything.</summary>
    public IReadOnlySet<Guid>? Own { get; init; }

    public static async Task<FormBook> LoadAsync(PlanVersion version, PlanningLists lists, IMediator mediator, CancellationToken ct, bool withDrafts = true)
    {
        var documents = await mediator.Send(new ListDocumentEntries(new Window(DocumentsMax), withDrafts), ct);
        var terms = (await lists.TermsAsync(ct)).Values.Where(t => t.ValidUntil is null).OrderBy(t => t.Vocabulary).ThenBy(t => t.SortOrder);
        return new(
            version,
            [.. (await lists.TypesAsync(ct)).Values.Where(t => t.ProfileId == version.ProfileId).OrderBy(t => t.SortOrder)],
            [.. (await lists.AttributesAsync(ct)).Where(a => a.ProfileId == version.ProfileId)],
            (await lists.OrganisationsAsync(ct)).Values.ToDictionary(o => o.Key),
            (await lists.SpacesAsync(ct)).ToDictionary(s => s.Key),
            documents.Rows.DistinctBy(d => d.Card.Key).ToDictionary(d => d.Card.Key, d => d.Card),
            [
                .. ShippedTerms.Labels.Select(t => new Choice(t.Key, t.Value)),
                .. terms.Select(t => new Choice($"{t.Vocabulary}/{t.Key[(t.Vocabulary.Length + 1)..]}", $"{t.VocabularyLabel}: {t.Label}")),
            ],
            await lists.OutlineAsync(version, ct)
        );
    }

    /// <summary>What is wrong where somebody changes a field that others fill in: the city's leadership alone, or not a department.</summary>
    public Fault? Reserved(CurrentUser current, IReadOnlyList<string> changed) =>
        changed.FirstOrDefault(name => !MayFill(current, name)) is { } name ? new(name, $"{this.Label(name)}: {WhoFills(name)}") : null;

    public bool MayFill(CurrentUser current, string name) =>
        Own is null
            ? FieldOf(name) is not { EditableBy: FieldEditor.Admin } || current.Has(Policies.Admin)
            : DepartmentTexts.Contains(name) || FieldOf(name) is { EditableBy: FieldEditor.Department };

    public string WhoFills(string name) => FieldOf(name) is { EditableBy: FieldEditor.Admin } ? "Diese Angabe trägt nur die Leitung ein." : "Diese Angabe trägt die Redaktion ein.";

    /// <summary>An empty field that others fill in keeps nobody from saving: the gate before the council asks for it.</summary>
    public bool IsLeftToOthers(AttributeDefinition field) => field.EditableBy == FieldEditor.Admin || (Own is not null && field.EditableBy != FieldEditor.Department);

    private AttributeDefinition? FieldOf(string name) => Fields.FirstOrDefault(f => ElementForm.FieldPrefix + f.Key == name);

    public ElementType? TypeOf(string key) => Types.FirstOrDefault(t => t.Key == key);

    public IEnumerable<AttributeDefinition> FieldsOf(string type) => Fields.Where(f => f.On.Contains(type));

    /// <summary>What may be chosen for a reference; what is chosen already stays on offer after it was closed.</summary>
    public IReadOnlyList<Choice> Offered(AttributeType type, IReadOnlyList<string> chosen) =>
        type switch
        {
            AttributeType.OrganisationRef =>
            [
                .. Organisations
                    .Values.Where(o => o.ValidUntil is null || chosen.Contains(o.Key))
                    .OrderBy(o => o.Kind)
                    .ThenBy(o => o.SortOrder)
                    .Select(o => new Choice(o.Key, o.Name)),
            ],
            AttributeType.SpaceRef =>
            [
                .. Spaces.Values.Where(s => s.ValidUntil is null || chosen.Contains(s.Key)).OrderBy(s => s.SortOrder).Select(s => new Choice(s.Key, s.Name)),
            ],
            AttributeType.DocumentRef => [.. Documents.Values.OrderBy(d => d.Title, StringComparer.Ordinal).Select(d => new Choice(d.Key, d.Title))],
            // A department reads of a draft what is its own.
            AttributeType.ElementRef => [.. Outline.All.Where(h => Own?.Contains(h.Id) != false || chosen.Contains(h.Key)).Select(h => new Choice(h.Key, h.Label))],
            AttributeType.TermRef => Terms,
            _ => [],
        };

    public bool Knows(AttributeType type, string key) =>
        type switch
        {
            AttributeType.OrganisationRef => Organisations.ContainsKey(key),
            AttributeType.SpaceRef => Spaces.ContainsKey(key),
            AttributeType.DocumentRef => Documents.ContainsKey(key),
            AttributeType.ElementRef => Outline.Find(key) is { } head && Own?.Contains(head.Id) != false,
            AttributeType.TermRef => Terms.Any(t => t.Key == key),
            _ => false,
        };

    public string NameOf(AttributeType type, string key) =>
        type switch
        {
            AttributeType.OrganisationRef => Organisations.GetValueOrDefault(key)?.Name,
            AttributeType.SpaceRef => Spaces.GetValueOrDefault(key)?.Name,
            AttributeType.DocumentRef => Documents.GetValueOrDefault(key)?.Title,
            AttributeType.ElementRef => Outline.Find(key)?.Label,
            AttributeType.TermRef => Terms.FirstOrDefault(t => t.Key == key)?.Label,
            _ => null,
        } ?? key;
}
