using MultiIsek.Kernel.People;

namespace MultiIsek.Planning.Editing;

/// <summary>Namen derer, die bearbeiten, by what the history keeps of them.</summary>
internal sealed class EditorNames(IStaff staff)
{
    private Dictionary<string, string>? _names;

    public async Task<string> OfAsync(string actor, CancellationToken ct)
    {
        if (_names is null)
        {
            var people = (await staff.InRoleAsync(Role.Editor, ct)).Concat(await staff.InRoleAsync(Role.Admin, ct));
            _names = people.DistinctBy(p => p.Id).ToDictionary(p => p.Id.ToString(), p => p.Name);
        }

        return _names.GetValueOrDefault(actor) ?? (actor.StartsWith("operator", StringComparison.Ordinal) ? "Betreiber" : "nicht mehr bekannt");
    }
}
