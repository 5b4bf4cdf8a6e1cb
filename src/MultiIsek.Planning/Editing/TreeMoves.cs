using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Editing;

/// <summary>Wohin sich ein Element verschieben lässt: what the buttons offer, and what they mean as parent and place.</summary>
internal sealed class TreeMoves(Outline outline, IReadOnlyDictionary<Guid, ElementType> types)
{
    public const string Up = "hoch";
    public const string Down = "runter";
    public const string In = "rein";
    public const string Out = "raus";
    public const string Under = "unter";
    public const string Before = "vor";
    public const string After = "nach";
    private const int End = int.MaxValue;

    /// <summary>Parent and place (from 1, among the other children); null where the step leads nowhere.</summary>
    public (Guid? Parent, int Place)? Step(ElementHead head, string step)
    {
        var siblings = Siblings(head.ParentId);
        var at = siblings.IndexOf(head) + 1;
        return step switch
        {
            Up when at > 1 => (head.ParentId, at - 1),
            Down when at < siblings.Count => (head.ParentId, at + 1),
            In when siblings.Take(at - 1).LastOrDefault(s => Allows(head, s)) is { } above => (above.Id, End),
            Out when outline.Find(head.ParentId) is { } parent && Allows(head, outline.Find(parent.ParentId)) => (parent.ParentId, Siblings(parent.ParentId).IndexOf(parent) + 2),
            _ => null,
        };
    }

    /// <summary>Beside or below another element; without one, at the end of the top.</summary>
    public (Guid? Parent, int Place) To(ElementHead head, ElementHead? target, string where)
    {
        if (target is null || where is not (Before or After))
        {
            return (target?.Id, End);
        }

        var others = Siblings(target.ParentId);
        others.Remove(head);
        return (target.ParentId, others.IndexOf(target) + (where == After ? 2 : 1));
    }

    /// <summary>Where a new element right behind this one goes.</summary>
    public (Guid? Parent, int Place) Behind(ElementHead head) => (head.ParentId, Siblings(head.ParentId).IndexOf(head) + 2);

    public bool Allows(ElementHead head, ElementHead? parent) => Allows(types[head.TypeId], parent);

    public bool Allows(ElementType type, ElementHead? parent) => type.Parents.Contains(parent is null ? ElementType.Root : types[parent.TypeId].Key);

    /// <summary>Elements below which it may stand, without itself and what is below it.</summary>
    public IReadOnlyList<ElementHead> Parents(ElementHead head)
    {
        var below = outline.Below(head.Id).Select(h => h.Id).ToHashSet();
        return [.. outline.All.Where(h => h.Id != head.Id && h.Id != head.ParentId && !below.Contains(h.Id) && Allows(head, h))];
    }

    private List<ElementHead> Siblings(Guid? parent) => [.. parent is { } id ? outline.ChildrenOf(id) : outline.Roots];
}
