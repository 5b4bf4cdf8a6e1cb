using System.Text.RegularExpressions;

namespace MultiIsek.Web;

/// <summary>
/// Takes the settings out of a command line. .NET's own reader would swallow an absolute path as a key, and the argument behind a switch as its value.
/// </summary>
internal static partial class Settings
{
    /// <summary>Settings without a section: those of the web host.</summary>
    private static readonly HashSet<string> Single = new(
        [
            .. "urls http_ports https_ports environment contentRoot applicationName webroot startupAssembly hostingStartupAssemblies".Split(' '),
            .. "hostingStartupExcludeAssemblies preventHostingStartup captureStartupErrors detailedErrors preferHostingUrls suppressStatusMessages".Split(' '),
            .. "shutdownTimeoutSeconds staticWebAssets AllowedHosts ReloadStaticAssetsAtRuntime".Split(' '),
        ],
        StringComparer.OrdinalIgnoreCase
    );

    public static (string[] Settings, string[] Words) Split(string[] args)
    {
        // Another program that hosts this one (the tests do) names it, and repeats its whole configuration here, empty sections too.
        var isHosted = args.Any(a => a.StartsWith("--applicationName=", StringComparison.OrdinalIgnoreCase));
        List<string> settings = [];
        List<string> words = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (Form().Match(args[i]) is { Success: true } setting && (isHosted || setting.Groups["part"].Success || Single.Contains(setting.Groups["key"].Value)))
            {
                settings.Add(args[i]);
            }
            else if (args[i] == "--urls" && i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                settings.Add($"--urls={args[++i]}");
            }
            else
            {
                words.Add(args[i]);
            }
        }

        return ([.. settings], [.. words]);
    }

    /// <summary>Whether it looks like a setting without its value.</summary>
    public static bool IsValueless(string word) => word == "--urls" || (word.StartsWith("--", StringComparison.Ordinal) && word.Contains(':', StringComparison.Ordinal));

    [GeneratedRegex("^--(?<key>[^=:\\s]+)(?<part>(:[^=:\\s]+)+)?=", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
