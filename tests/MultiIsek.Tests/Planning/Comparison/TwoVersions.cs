using MultiIsek.Planning.Comparison;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Tests.Planning.Comparison;

/// <summary>Two versions without a database, to be filled by a test.</summary>
internal sealed class TwoVersions
{
    private static readonly Guid Profile = Guid.NewGuid();
    private readonly PlanVersion _before = Version("alt", 1);
    private readonly PlanVersion _after = Version("neu", 2);
    private readonly Plan _plan = new() { Key = "plan", ShortName = "Plan" };

    public List<ComparedElement> Before { get; } = [];
    public List<ComparedElement> After { get; } = [];
    public List<Lineage> Lineages { get; } = [];
    public List<AttributeDefinition> Fields { get; } =
    [
        Field("kosten", "Kosten", AttributeType.Money),
        Field("dringlichkeit", "Dringlichkeit", AttributeType.OrderedChoice),
        Field("bauart", "Bauart", AttributeType.Choice),
        Field("still", "Still", AttributeType.Text, inDiff: false),
    ];

    /// <summary>An element of both, the same.</summary>
    public ComparedElement Both(string title)
    {
        var element = Element(title) with { Position = Before.Count + 1 };
        Before.Add(element);
        After.Add(element);
        return element;
    }

    public TwoVersions Change(ComparedElement element, Func<ComparedElement, ComparedElement> change)
    {
        After[After.FindIndex(e => e.Id == element.Id)] = change(element);
        return this;
    }

    public void Say(ComparedElement from, Fate fate, ComparedElement? to, string? reason = null) =>
        Lineages.Add(
            new Lineage
            {
                FromElementId = from.Id,
                FromVersionId = _before.Id,
                ToElementId = to?.Id,
                ToVersionId = _after.Id,
                Fate = fate,
                Reason = reason,
            }
        );

    public VersionComparison Compare() => new(new(_plan, _before, Before, [], Fields), new(_plan, _after, After, [], Fields), Way());

    private Descents Way() => Descents.Step(Before.Select(e => e.Id), After.Select(e => e.Id).ToHashSet(), Lineages);

    public Synopsis Synopsis() => new(Compare(), null, [], null, false);

    /// <summary>What differs in the only element that does.</summary>
    public IReadOnlyList<Difference> Differences() => Assert.Single(Compare().Elements, e => !e.IsSame).Differences;

    public static ComparedElement Element(string title, string? number = null) =>
        new(Guid.NewGuid(), title.ToLowerInvariant(), 0, null, "massnahme", "Maßnahme", number, title, [], [new("Text", "")], [], "", []);

    private static PlanVersion Version(string key, int no) =>
        new()
        {
            Key = key,
            No = no,
            Name = key,
            ProfileId = Profile,
            State = PlanVersionState.Working,
        };

    private static AttributeDefinition Field(string key, string label, AttributeType type, bool inDiff = true) =>
        new()
        {
            Key = key,
            Label = label,
            Type = type,
            ProfileId = Profile,
            InDiff = inDiff,
        };
}
