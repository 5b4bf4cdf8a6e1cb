using System.Globalization;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Plans;

/// <summary>Lücke in der Zählung: whoever reads 1, 4 and 5 asks where 2 and 3 are.</summary>
internal static class NumberGap
{
    /// <summary>"Leitlinien: Eingetragen sind 1, 4 und 5."; null where the numbers follow each other from 1, and where they are none.</summary>
    public static string? Of(IReadOnlyList<ElementHead> siblings, string plural)
    {
        List<int> numbers = [];
        foreach (var head in siblings)
        {
            if (!int.TryParse(head.Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        if (numbers.Count == 0 || numbers.Order().SequenceEqual(Enumerable.Range(1, numbers.Count)))
        {
            return null;
        }

        return numbers.Count == 1
            ? $"{plural}: Eingetragen ist bisher nur die Nummer {numbers[0]}."
            : $"{plural}: Eingetragen sind {string.Join(", ", numbers.SkipLast(1))} und {numbers[^1]}.";
    }
}
