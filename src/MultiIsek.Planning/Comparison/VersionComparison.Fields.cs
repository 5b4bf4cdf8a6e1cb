using System.Globalization;

namespace MultiIsek.Planning.Comparison;

/// <summary>Custom fields, costs and priorities among them.</summary>
internal sealed partial class VersionComparison
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private IEnumerable<Difference> Fields(ComparedElement old, ComparedElement now)
    {
        // Only what the later structure compares; a field that is gone shows what it said.
        var compared = After.Fields.Concat(Before.Fields.Where(b => After.Fields.All(a => a.Key != b.Key))).Where(f => f.InDiff).Select(f => f.Key).ToHashSet();
        foreach (var key in old.Fields.Concat(now.Fields).Select(f => f.Key).Distinct().Where(compared.Contains))
        {
            var (was, value) = (old.Fields.FirstOrDefault(f => f.Key == key), now.Fields.FirstOrDefault(f => f.Key == key));
            if (IsSame(was, value))
            {
                continue;
            }

            var (before, after) = (was?.Text ?? "", value?.Text ?? "");
            var label = (value ?? was)!.Label;
            yield return (was ?? value)!.Amount is not null ? new(DiffKind.Cost, label, before, after, Rise(was?.Amount, value?.Amount))
            : (value ?? was)!.IsPriority ? new(DiffKind.Priority, label, before, after)
            : new(DiffKind.Field, label, before, after);
        }
    }

    private bool IsSame(ComparedField? was, ComparedField? now) =>
        was?.Elements is { } old && now?.Elements is { } named ? old.All(o => named.Any(n => IsHeir(o, n))) && named.All(n => old.Any(o => IsHeir(o, n))) : was?.Text == now?.Text;

    private static string? Rise(decimal? before, decimal? after)
    {
        if (before is not { } was || after is not { } now)
        {
            return null;
        }

        var sign = now > was ? "+" : "−";
        var amount = $"{sign}{Math.Abs(now - was).ToString("#,##0.##", German)}\u00a0Euro";
        return was == 0 ? amount : $"{amount}, {sign}{Math.Abs((now - was) / was * 100).ToString("0.#", German)}\u00a0%";
    }
}
