using System.Text.RegularExpressions;

namespace MultiIsek.Tenancy.Contracts;

/// <summary>Texte der rechtlichen Seiten. What a proposed text cannot know stands in it as a gap; a text with gaps is nobody's but the desk's.</summary>
public static partial class LegalText
{
    /// <summary>"[AUSFÜLLEN: was hier hingehört]"</summary>
    public static string Gap(string what) => $"[AUSFÜLLEN: {what}]";

    /// <summary>What is still to be filled in, in its order.</summary>
    public static IReadOnlyList<string> GapsOf(string text) => [.. Gaps().Matches(text).Select(m => m.Groups["what"].Value.Trim())];

    /// <summary>All pages are there, and none has a gap.</summary>
    public static bool AreWhole(IReadOnlyDictionary<LegalKind, string> pages) =>
        Enum.GetValues<LegalKind>().All(k => pages.TryGetValue(k, out var text) && !string.IsNullOrWhiteSpace(text) && !Gaps().IsMatch(text));

    /// <summary>Pieces that begin with a heading: each is rendered by itself, since the renderer takes no more than it can bear of one text.</summary>
    public static IEnumerable<string> Pieces(string text) => text.Length <= PieceMax ? [text] : Headings().Split(text).Where(p => !string.IsNullOrWhiteSpace(p));

    private const int PieceMax = 10_000;

    [GeneratedRegex(@"\[\s*AUSFÜLLEN\b:?(?<what>[^\]]*)\]?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Gaps();

    [GeneratedRegex(@"^(?=\#{1,6} )", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
