using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace MultiIsek.Web;

/// <summary>What does not fit in a command line, in German: System.CommandLine speaks English, and its own German is half English.</summary>
internal static partial class ParseFaults
{
    /// <summary>The first thing that does not fit, or null.</summary>
    public static string? Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var first, ..])
        {
            return Unknown(parsed.UnmatchedTokens.FirstOrDefault(t => t.StartsWith('-')) ?? first, command);
        }

        return parsed.Errors is [var error, ..] ? German(error, command) : null;
    }

    private static string Unknown(string word, Command command) =>
        Settings.IsValueless(word) ? $"Nach „{word}“ fehlt der Wert: {word}=…"
        : word.StartsWith('-') ? $"Die Option „{word}“ gibt es hier nicht. Hilfe: {Help.PathOf(command)} --help"
        : command.Subcommands.Count > 0 ? $"Den Befehl „{word}“ gibt es nicht. Bekannt sind: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."
        : $"„{word}“ ist hier zu viel. Hilfe: {Help.PathOf(command)} --help";

    private static string German(ParseError error, Command command)
    {
        if (RequiredOption().Match(error.Message) is { Success: true } required)
        {
            return $"Es fehlt {required.Groups[1].Value}.";
        }

        if (error.Message.StartsWith("Required argument missing for option", StringComparison.Ordinal))
        {
            return $"Nach {Name(error)} fehlt der Wert.";
        }

        if (error.Message.StartsWith("Required argument missing", StringComparison.Ordinal))
        {
            return $"Es fehlt {(error.SymbolResult as ArgumentResult)?.Argument.Name ?? "eine Angabe"}. Aufruf: {Help.UsageOf(command)}";
        }

        if (error.Message.StartsWith("Required command", StringComparison.Ordinal))
        {
            return $"Es fehlt der Befehl. Bekannt sind: {string.Join(", ", command.Subcommands.Select(c => c.Name))}.";
        }

        return TooMany().IsMatch(error.Message) ? $"{Name(error)} steht mehr als einmal da."
            : NotParsed().Match(error.Message) is { Success: true } wrong ? $"„{wrong.Groups[1].Value}“ passt nicht zu {Name(error)}."
            : error.Message;
    }

    private static string Name(ParseError error) =>
        error.SymbolResult switch
        {
            OptionResult option => option.Option.Name,
            ArgumentResult { Parent: OptionResult option } => option.Option.Name,
            ArgumentResult argument => argument.Argument.Name,
            _ => "der Angabe",
        };

    [GeneratedRegex("^Option '([^']+)' is required")]
    private static partial Regex RequiredOption();

    [GeneratedRegex("expects a single argument")]
    private static partial Regex TooMany();

    [GeneratedRegex("^Cannot parse argument '([^']*)'")]
    private static partial Regex NotParsed();
}
