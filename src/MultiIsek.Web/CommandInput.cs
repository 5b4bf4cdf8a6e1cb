using System.CommandLine.Parsing;
using System.Text;
using MultiIsek.Kernel;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>Reads what stands in a command line.</summary>
internal static class CommandInput
{
    // By name only: the framework's own parser takes numbers too.
    public static T OneOf<T>(ArgumentResult result)
        where T : struct, Enum => Read<T>(result, result.Tokens.Count == 1 ? result.Tokens[0].Value : "");

    public static T[] ManyOf<T>(ArgumentResult result)
        where T : struct, Enum => [.. result.Tokens.Select(t => Read<T>(result, t.Value))];

    private static T Read<T>(ArgumentResult result, string word)
        where T : struct, Enum
    {
        if (Enum.GetNames<T>().FirstOrDefault(n => n.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<T>(name);
        }

        result.AddError($"„{word}“ gibt es nicht. Möglich sind: {string.Join(", ", Enum.GetNames<T>())}.");
        return default;
    }

    public static async Task<string> TextAsync(FileInfo file, CancellationToken ct)
    {
        if (!file.Exists)
        {
            throw new RefusedException($"Die Datei „{file.FullName}“ gibt es nicht.");
        }

        try
        {
            return await File.ReadAllTextAsync(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true), ct);
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException($"Die Datei „{file.FullName}“ ist nicht in UTF-8 gespeichert.");
        }
    }
}
