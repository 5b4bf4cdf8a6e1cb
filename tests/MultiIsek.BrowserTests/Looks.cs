using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace MultiIsek.BrowserTests;

/// <summary>What every page must bear, looked at on the page as it stands: the answer to a form as well as one that has an address.</summary>
internal static class Looks
{
    /// <summary>A phone and a desk; the narrowest screen of WCAG 1.4.10 and a tablet beside them for what only needs measuring.</summary>
    private static readonly int[] Widths = [360, 1280];
    private static readonly int[] AllWidths = [320, 360, 768, 1280];

    /// <summary>Where scripts are off axe never answers; a failure is better than a run that hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Fails with all that was found, one line each.</summary>
    public static void Nothing(IReadOnlyList<string> found) => Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));

    /// <summary>Pictures for people, of a phone and a desk, when ISEK_TEST_PICTURES names a folder.</summary>
    public static async Task PictureAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ISEK_TEST_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }

        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            // Addresses with a token in them are longer than a file's name may be.
            var file = string.Concat(name.Take(120).Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{file}__{width}.png"), FullPage = true });
        }
    }

    /// <summary>What axe finds at both widths, light and dark, with everything unfolded; empty is good.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        List<string> found = [];
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                var result = await page.RunAxe(Rules).WaitAsync(Patience);
                found.AddRange(result.Violations.SelectMany(v => v.Nodes.Select(n => $"{width} px {scheme}: {v.Id} ({v.Help}): {n.Html}")));
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>Widths at which the page can be pushed sideways, with what sticks out.</summary>
    public static async Task<IReadOnlyList<string>> SidewaysAsync(this IPage page)
    {
        List<string> found = [];
        foreach (var width in AllWidths)
        {
            await page.SetViewportSizeAsync(width, 900);
            var wider = await page.EvaluateAsync<string[]>(
                """
                () => document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 0.5 && ![...e.children].some(c => c.getBoundingClientRect().right > window.innerWidth + 0.5))
                    .map(e => e.outerHTML.slice(0, 120))
                    .slice(0, 5).concat('…')
                """
            );
            found.AddRange(wider.Select(w => $"{width} px: {w}"));
        }

        return found;
    }
}
