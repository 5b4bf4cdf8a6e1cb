using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Plans;

/// <summary>What other modules say at the rows of a list.</summary>
internal sealed class SaidRows
{
    private static readonly IReadOnlyList<string> Nothing = [];
    private readonly Dictionary<Guid, List<string>> _words = [];

    private SaidRows(string all) => All = all;

    /// <summary>All of it in one: markup made of the rows is the same as long as this is.</summary>
    public string All { get; }

    public IReadOnlyList<string> At(Guid element) => _words.TryGetValue(element, out var words) ? words : Nothing;

    public static async Task<SaidRows> OfAsync(IEnumerable<IPlanRowWords> others, IReadOnlyList<PlanRowSlot> rows, CancellationToken ct)
    {
        List<IReadOnlyList<string?>> lists = [];
        foreach (var other in others)
        {
            lists.Add(await other.SayAsync(rows, ct));
        }

        var said = new SaidRows(string.Join('|', lists.SelectMany(l => l)));
        foreach (var words in lists)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                if (words[i] is { } word)
                {
                    (said._words.TryGetValue(rows[i].ElementId, out var known) ? known : said._words[rows[i].ElementId] = []).Add(word);
                }
            }
        }

        return said;
    }
}
