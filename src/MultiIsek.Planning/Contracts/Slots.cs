namespace MultiIsek.Planning.Contracts;

/// <summary>Slot "paragraph": below each paragraph of an element's text; an element without text has one with <paramref name="Paragraph"/> 0.</summary>
/// <param name="Paragraph">From 1; its anchor is <c>#absatz-1</c>.</param>
/// <param name="IsCommentable">The city's type allows comments; whether a phase is open is Participation's to know.</param>
/// <param name="IsCurrent">The version shown is the plan's current one.</param>
public sealed record ParagraphSlot(
    Guid ElementId,
    string ElementKey,
    Guid PlanVersionId,
    ElementRole Role,
    int Paragraph,
    bool IsCommentable,
    bool IsCurrent,
    string PlanKey,
    string VersionKey
);

/// <summary>Slot "element": below the text of an element.</summary>
/// <param name="Paragraphs">How many paragraphs the text has.</param>
public sealed record ElementSlot(
    Guid ElementId,
    string ElementKey,
    Guid PlanVersionId,
    ElementRole Role,
    int Paragraphs,
    bool IsCommentable,
    bool IsCurrent,
    string PlanKey,
    string VersionKey
);

/// <summary>An element's row in the plan tree.</summary>
public sealed record PlanRowSlot(Guid ElementId, Guid PlanVersionId, string ElementKey, ElementRole Role, bool IsCommentable);

/// <summary>What another module says at the right of such a row. No panel: a page has dozens of rows, and a view for each would cost more than all the rest of it.</summary>
public interface IPlanRowWords
{
    /// <summary>For each row in turn; null where there is nothing to say. Called on every page, so it must not query for each.</summary>
    ValueTask<IReadOnlyList<string?>> SayAsync(IReadOnlyList<PlanRowSlot> rows, CancellationToken ct);
}

/// <summary>Words of paragraphs that another module wants to be marked in the text.</summary>
public interface IParagraphMarks
{
    /// <summary>By paragraph, from 1; those without any are left out. Called once a page.</summary>
    ValueTask<IReadOnlyDictionary<int, IReadOnlyList<string>>> ListAsync(Guid planVersionId, Guid elementId, CancellationToken ct);
}

/// <summary>Slot "plan-end": below the tree of a plan. A plan without a version has no <paramref name="PlanVersionId"/>.</summary>
public sealed record PlanSlot(Guid PlanId, string PlanKey, Guid? PlanVersionId);

/// <summary>Slot "space": on the page of a place.</summary>
public sealed record SpaceSlot(Guid SpaceId);

/// <summary>Slot "resolution": below the clauses of a resolution.</summary>
public sealed record ResolutionSlot(Guid ResolutionId, Guid? PlanId, Guid? PlanVersionId);
