using System.Text.RegularExpressions;

namespace MultiIsek.Planning.Editing;

/// <summary>Absätze: a text as one piece for the editor, and back into paragraphs, since comments refer to paragraphs.</summary>
internal static partial class Paragraphs
{
    private const string Between = "\n\n";

    public static string Join(IEnumerable<string> paragraphs) => string.Join(Between, paragraphs);

    /// <param name="before">The paragraphs as they were: one of these that holds an empty line itself stays one.</param>
    public static List<string> Split(string text, IReadOnlyList<string> before)
    {
        var blocks = EmptyLines().Split(text.ReplaceLineEndings("\n")).Select(b => b.Trim('\n')).Where(b => b.Trim().Length > 0).ToList();
        var known = before.Select(b => EmptyLines().Split(b.ReplaceLineEndings("\n").Trim('\n'))).Where(b => b.Length > 1).ToList();
        List<string> paragraphs = [];
        for (var i = 0; i < blocks.Count; )
        {
            var length = known.Where(k => blocks.Skip(i).Take(k.Length).SequenceEqual(k)).Select(k => k.Length).DefaultIfEmpty(1).Max();
            // A heading stays with what it stands above, a list in one piece.
            while (i + length < blocks.Count && (IsHeading(blocks[i + length - 1]) || (IsList(blocks[i]) && IsList(blocks[i + length]))))
            {
                length++;
            }

            paragraphs.Add(string.Join(Between, blocks.Skip(i).Take(length)));
            i += length;
        }

        return paragraphs;
    }

    private static bool IsHeading(string block) => block.StartsWith('#') && !block.Contains('\n', StringComparison.Ordinal);

    private static bool IsList(string block) => Item().IsMatch(block);

    [GeneratedRegex(@"\n(?:[ \t]*\n)+")]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@"^(?:[-*+]|\d{1,3}\.)\s|^\s{2,}\S")]
    private static partial Regex Item();
}
