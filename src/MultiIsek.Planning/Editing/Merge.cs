namespace MultiIsek.Planning.Editing;

/// <summary>Zusammenführung, field by field: what only one side changed is that side's; what both changed otherwise is for a person to decide.</summary>
/// <param name="Result">The merged form; conflicts stand in it as the later person wrote them.</param>
/// <param name="Taken">Fields taken from the other side.</param>
internal sealed record Merge(ElementForm Result, IReadOnlyList<string> Conflicts, IReadOnlyList<string> Taken)
{
    /// <param name="origin">What both began with; without it every difference is a conflict.</param>
    public static Merge Of(ElementForm? origin, ElementForm mine, ElementForm theirs)
    {
        var result = mine.Copy();
        List<string> conflicts = [];
        List<string> taken = [];
        foreach (var name in mine.Differing(theirs))
        {
            if (origin is null || (mine[name] != origin[name] && theirs[name] != origin[name]))
            {
                conflicts.Add(name);
            }
            else if (mine[name] == origin[name])
            {
                result[name] = theirs[name];
                taken.Add(name);
            }
        }

        return new(result, conflicts, taken);
    }
}
