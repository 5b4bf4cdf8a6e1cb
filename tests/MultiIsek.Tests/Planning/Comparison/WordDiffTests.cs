using System.Diagnostics;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Tests.Planning.Comparison;

/// <summary>Texts side by side: paragraphs first, then words, in bounded time.</summary>
public sealed class WordDiffTests
{
    private const int BodyMax = 100_000;

    [Fact]
    public void Two_edits_far_apart_leave_what_is_between_them_alone()
    {
        var paragraphs = Body();
        var before = Paragraphs.Join(paragraphs);
        var last = paragraphs.Count - 1;
        paragraphs[0] = paragraphs[0].Replace("Absatz", "Abschnitt", StringComparison.Ordinal);
        paragraphs[last] = paragraphs[last].Replace("Ufer", "Hang", StringComparison.Ordinal);

        var runs = WordDiff.Of(before, Paragraphs.Join(paragraphs));

        Assert.InRange(before.Length, BodyMax * 9 / 10, BodyMax);
        Assert.Equal(["Absatz", "Ufer"], runs.Where(r => r.Fate == WordFate.Removed).Select(r => r.Text));
        Assert.Equal(["Abschnitt", "Hang"], runs.Where(r => r.Fate == WordFate.Added).Select(r => r.Text));
        Whole(before, Paragraphs.Join(paragraphs));
    }

    [Fact]
    public void Two_edits_far_apart_in_one_long_paragraph_do_so_too()
    {
        // Beyond the words that one table holds.
        var words = Enumerable.Range(0, 6000).Select(i => $"wort{i % 1500}-{i}").ToList();
        var before = string.Join(' ', words);
        (words[3], words[^3]) = ("vorn", "hinten");

        var runs = WordDiff.Of(before, string.Join(' ', words));

        Assert.True(runs.Where(r => r.Fate != WordFate.Same).Sum(r => r.Text.Length) < 60, string.Join('|', runs.Where(r => r.Fate != WordFate.Same).Select(r => r.Text).Take(10)));
    }

    [Fact]
    public void A_paragraph_between_others_is_new_as_a_whole_and_one_that_was_edited_by_its_words()
    {
        var runs = WordDiff.Of(
            "Eins bleibt.\n\nDer Platz am Ufer wird neu gepflastert.\n\nDrei.",
            "Eins bleibt.\n\nGanz anderes.\n\nDer Platz am Ufer wird grün gepflastert.\n\nDrei."
        );

        Assert.Equal(["Ganz anderes.\n\n", "grün"], runs.Where(r => r.Fate == WordFate.Added).Select(r => r.Text));
        Assert.Equal(["neu"], runs.Where(r => r.Fate == WordFate.Removed).Select(r => r.Text));
    }

    [Fact]
    public void A_paragraph_at_the_end_leaves_the_one_before_it_alone()
    {
        var runs = WordDiff.Of("Eins.\n\nZwei.", "Eins.\n\nZwei.\n\nDrei.");

        Assert.Equal([(WordFate.Same, "Eins.\n\nZwei."), (WordFate.Added, "\n\nDrei.")], runs.Select(r => (r.Fate, r.Text)));
    }

    public static TheoryData<string, string> Hard =>
        new()
        {
            // Nothing that stands once, nothing in common, nothing but the same.
            { string.Concat(Enumerable.Repeat("ja nein ", BodyMax / 8)), string.Concat(Enumerable.Repeat("nein nein ja ", BodyMax / 13)) },
            { string.Join(' ', Enumerable.Range(0, 15_000).Select(i => $"a{i}")), string.Join(' ', Enumerable.Range(0, 15_000).Select(i => $"b{i}")) },
            { string.Concat(Enumerable.Repeat("a\n\n", BodyMax / 3)), string.Concat(Enumerable.Repeat("b\n\na\n\n", BodyMax / 6)) },
            { string.Join("\n\n", Enumerable.Range(0, 9000).Select(i => $"a{i} x")), string.Join("\n\n", Enumerable.Range(0, 9000).Select(i => $"b{i} x")) },
            { new string('.', BodyMax), new string('!', BodyMax / 2) + new string('.', BodyMax / 2) },
        };

    [Theory, MemberData(nameof(Hard))]
    public void The_hardest_texts_take_no_longer_than_a_page_may(string before, string after)
    {
        var watch = Stopwatch.StartNew();

        Whole(before, after);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Whatever_the_texts_both_can_be_read_from_their_differences()
    {
        var random = new Random(7);
        string Text() =>
            string.Join(
                random.Next(2) == 0 ? "\n\n" : "\n \n\n",
                Enumerable
                    .Range(0, random.Next(1, 6))
                    .Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(0, 8)).Select(_ => "ab cd ef ä, 1.".Split(' ')[random.Next(5)])))
            );
        for (var i = 0; i < 500; i++)
        {
            Whole(Text(), Text());
        }
    }

    private static void Whole(string before, string after)
    {
        var runs = WordDiff.Of(before, after);
        Assert.Equal(before, string.Concat(runs.Where(r => r.Fate != WordFate.Added).Select(r => r.Text)));
        Assert.Equal(after, string.Concat(runs.Where(r => r.Fate != WordFate.Removed).Select(r => r.Text)));
    }

    private static List<string> Body()
    {
        List<string> paragraphs = [];
        while (paragraphs.Sum(p => p.Length + 2) < BodyMax - 600)
        {
            paragraphs.Add($"Absatz {paragraphs.Count} handelt vom Ufer. {string.Join(' ', Enumerable.Repeat("Der Weg bleibt offen, wie er war.", 12))}");
        }

        return paragraphs;
    }
}
