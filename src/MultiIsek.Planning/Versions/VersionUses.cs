using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Versions;

/// <summary>Was an einer Fassung hängt: what would be left without its text if the version were discarded.</summary>
internal sealed class VersionUses(PlanningLists lists, IEnumerable<IDiscussedVersions> discussed, IEnumerable<IVersionVoices> voices)
{
    /// <returns>Half sentences for a list; empty where nothing hangs on it.</returns>
    public async Task<IReadOnlyList<string>> ListAsync(PlanVersion version, CancellationToken ct)
    {
        List<string> uses =
        [
            .. (await lists.VersionsAsync(ct)).Where(v => v.BasedOnId == version.Id && v.State != PlanVersionState.Discarded).Select(v => $"die Fassung „{v.Name}“ beruht auf ihr"),
            .. (await lists.ResolutionsAsync(ct)).Where(r => r.PlanVersionId == version.Id).Select(r => $"der Beschluss „{r.Title}“ spricht von ihr"),
        ];
        foreach (var each in discussed)
        {
            if ((await each.ListAsync(ct)).Contains(version.Id))
            {
                uses.Add("zu ihr gibt es eine öffentliche Beteiligung");
                break;
            }
        }

        HashSet<Guid> spoken = [];
        foreach (var each in voices)
        {
            spoken.UnionWith((await each.OfAsync(version.Id, ct)).Keys);
        }

        if (spoken.Count > 0)
        {
            uses.Add($"zu {GermanText.Count(spoken.Count, "Element", "Elementen")} gibt es öffentliche Beiträge");
        }

        return uses;
    }
}
