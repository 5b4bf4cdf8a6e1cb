using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>Auf einen Blick: who, where, the city's own fields, and in words what is not known yet.</summary>
internal sealed class ElementFacts(PlanningLists lists, ElementCards cards, DecidedPriorities priorities, IMediator mediator)
{
    private const string CostWord = "kosten";

    public async Task<IReadOnlyList<Fact>> OfAsync(
        PlanVersion version,
        Outline outline,
        ElementType type,
        ElementRevision revision,
        IReadOnlyList<ElementDecision> decisions,
        CancellationToken ct
    )
    {
        List<Fact> facts = [];
        var organisations = await lists.OrganisationsAsync(ct);
        var actors = (await lists.InvolvementsAsync(ct)).Where(i => i.PlanVersionId == version.Id && i.ElementId == revision.ElementId);
        facts.AddRange(actors.GroupBy(i => i.Role).OrderBy(g => g.Key).Select(g => new Fact(g.Key.Word(), [.. g.Select(i => Named(organisations[i.OrganisationId], i.Note))])));
        if (await PlacesAsync(outline, type, revision, ct) is { } places)
        {
            facts.Add(places);
        }

        var fields = (await lists.AttributesAsync(ct)).Where(a => a.ProfileId == version.ProfileId && revision.Attributes.ContainsKey(a.Key)).ToList();
        var find = await FinderAsync(fields, revision, ct);
        var named = facts.SelectMany(f => f.Parts).Select(p => p.Text).ToHashSet();
        var decided = await priorities.OfAsync(revision.ElementId, ct);
        // The same bodies once more in a field of the city's would only repeat the line above.
        facts.AddRange(
            fields
                .Select(field => (field.Type, Fact: AttributeText.Of(field, revision.Attributes[field.Key], find)))
                .Where(f => f.Fact is not null && (f.Type != AttributeType.OrganisationRef || !f.Fact.Parts.All(p => named.Contains(p.Text))))
                .Select(f => decided.Count > 0 && f.Type == AttributeType.OrderedChoice ? f.Fact! with { Label = $"{f.Fact!.Label} laut Plan" } : f.Fact!)
        );
        facts.AddRange(decided.Where(d => d.IsCurrent).Select(Decided));
        if (type.Is(ElementFlag.Budgetable) && !fields.Exists(f => f.Type == AttributeType.Money && IsPublic(f) && IsCost(f)))
        {
            facts.Add(new Fact("Kosten", [new ValuePart("noch nicht beziffert")]));
        }

        if (decided.Count == 0 && await IsOpenMeasureAsync(type, revision, fields, ct) && !fields.Exists(f => f.Type == AttributeType.OrderedChoice && IsPublic(f)))
        {
            facts.Add(new Fact("Priorität", [new ValuePart("noch nicht entschieden")]));
        }

        facts.Add(
            decisions.Count > 0
                ? new Fact("Beschluss", [.. decisions.Select(d => new ValuePart(d.Resolution.Title, $"/beschluesse/{d.Resolution.Key}"))])
                : new Fact("Beschluss", [new ValuePart("noch keiner")], Note: version.State.Meaning())
        );
        return facts;
    }

    /// <summary>A priority is still to come only for what is known and not over.</summary>
    private async Task<bool> IsOpenMeasureAsync(ElementType type, ElementRevision revision, List<AttributeDefinition> fields, CancellationToken ct)
    {
        if (!type.Is(ElementFlag.Prioritisable) || type.Role is not (ElementRole.Measure or ElementRole.SubMeasure) || (revision.Missing is not null && revision.Body.Count == 0))
        {
            return false;
        }

        var closed = new[] { Fate.Completed, Fate.Dropped };
        var isSaidClosed = fields
            .Where(f => f.Type is AttributeType.Choice or AttributeType.OrderedChoice)
            .Any(f => AttributeText.Keys(revision.Attributes[f.Key]).Any(v => closed.Any(c => c.Word() == v)));
        return !isSaidClosed && !(await lists.LineagesAsync(ct)).Any(l => l.FromElementId == revision.ElementId && closed.Contains(l.Fate));
    }

    /// <summary>A committee's decision stands beside what the plan says, never in its place.</summary>
    private static Fact Decided(DecidedPriority decided) =>
        new(
            $"Priorität, Entscheidung: {decided.Committee.Name}",
            [new(decided.Decision.Level, decided.Resolution is { } resolution ? $"/beschluesse/{resolution.Key}" : null)],
            Note: string.Join(
                ". ",
                new[]
                {
                    $"vom {decided.Decision.DecidedOn.ToGerman()}",
                    decided.Decision.Reason?.TrimEnd('.'),
                    decided.Former is { } former ? $"Davor: {former.Level}, {former.DecidedOn.ToGerman()}" : null,
                }.OfType<string>()
            )
        );

    private static bool IsPublic(AttributeDefinition field) => field.Visible == Visibility.Public;

    private static bool IsCost(AttributeDefinition field) => field.Label.Contains(CostWord, StringComparison.OrdinalIgnoreCase);

    private static ValuePart Named(Organisation organisation, string? note) => new(note is null ? organisation.Name : $"{organisation.Name} ({note})");

    private async Task<Fact?> PlacesAsync(Outline outline, ElementType type, ElementRevision revision, CancellationToken ct)
    {
        var own = outline.SpacesOf(revision.ElementId).ToHashSet();
        List<ValuePart> places = [.. (await lists.SpacesAsync(ct)).Where(s => own.Contains(s.Id)).Select(s => new ValuePart(s.Name, $"/orte/{s.Key}"))];
        if (places.Count > 0)
        {
            return new Fact("Ort", places, Note: revision.SpaceNote);
        }

        return revision.SpaceNote is { } note ? new Fact("Ort", [new ValuePart(note)])
            : type.Is(ElementFlag.Locatable) ? new Fact("Ort", [new ValuePart("noch nicht eingetragen")])
            : null;
    }

    private async Task<Func<AttributeType, string, ValuePart?>> FinderAsync(List<AttributeDefinition> fields, ElementRevision revision, CancellationToken ct)
    {
        HashSet<string> KeysOf(AttributeType type) => [.. fields.Where(f => f.Type == type && IsPublic(f)).SelectMany(f => AttributeText.Keys(revision.Attributes[f.Key]))];
        var documents = KeysOf(AttributeType.DocumentRef) is { Count: > 0 } keys ? await mediator.Send(new FindDocumentsByKey(keys), ct) : new Dictionary<string, DocumentCard>();
        var organisations = (await lists.OrganisationsAsync(ct)).Values.ToDictionary(o => o.Key);
        var spaces = (await lists.SpacesAsync(ct)).ToDictionary(s => s.Key);
        var terms = await lists.TermsAsync(ct);
        var elements = KeysOf(AttributeType.ElementRef).Count > 0 ? (await cards.AllAsync(ct)).Values.ToDictionary(e => e.Key) : [];
        return (type, key) =>
            type switch
            {
                AttributeType.OrganisationRef when organisations.TryGetValue(key, out var organisation) => Named(organisation, null),
                AttributeType.SpaceRef when spaces.TryGetValue(key, out var space) => new ValuePart(space.Name, $"/orte/{space.Key}"),
                AttributeType.ElementRef when elements.TryGetValue(key, out var element) => new ValuePart(element.Label, element.Url),
                AttributeType.DocumentRef when documents.TryGetValue(key, out var document) => new ValuePart(document.Title, document.Url),
                AttributeType.TermRef when ShippedTerms.Labels.TryGetValue(key, out var shipped) => new ValuePart(shipped),
                AttributeType.TermRef when terms.TryGetValue(key.Replace('/', '-'), out var term) => new ValuePart(term.Label),
                _ => null,
            };
    }
}
