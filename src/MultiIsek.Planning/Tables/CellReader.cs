using System.Globalization;
using System.Text.RegularExpressions;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Tables;

/// <summary>Was mit einer Zelle gemeint ist: text of a table as a value of the form. Names become keys; whether the value holds is for the form's own rules to say.</summary>
internal sealed partial class CellReader(FormBook book, CellWriter writer)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <param name="before">A key that the city does not know any more may stay where it stood.</param>
    /// <returns>The value, or what is wrong.</returns>
    public (string Value, string? Fault) Read(TableColumn column, string cell, ElementForm before)
    {
        var text = cell.ReplaceLineEndings("\n").Trim(' ', '\n');
        if (text.Length == 0)
        {
            return ("", null);
        }

        if (Error().IsMatch(text))
        {
            return ("", $"Die Zelle enthält einen Rechenfehler von Excel ({text}).");
        }

        if (text == CellWriter.TooLong)
        {
            return (before[column.Name], null);
        }

        return column.Name switch
        {
            ElementForm.Type => book.TypeOf(writer.Types.Key(text) ?? Plural(text) ?? "") is { } type ? (type.Key, null) : ("", $"Den Typ „{text}“ gibt es in diesem Plan nicht."),
            ElementForm.Title => (ElementForm.OneLine(text), null),
            ElementForm.Spaces => Keys(AttributeType.SpaceRef, "den Ort", text, before.Lines(column.Name)),
            ElementForm.Documents => Keys(AttributeType.DocumentRef, "das Dokument", text, before.Lines(column.Name)),
            ElementForm.Source => Keys(AttributeType.DocumentRef, "das Dokument", text, before.Lines(column.Name)),
            ElementForm.Actors => Lines(text, Actor),
            ElementForm.Links => Lines(text, Link),
            _ when column.Field is { } field => Field(field, text, before.Lines(column.Name)),
            _ => (text, null),
        };
    }

    private (string, string?) Field(AttributeDefinition field, string text, IReadOnlyList<string> before) =>
        field.Type switch
        {
            AttributeType.Number or AttributeType.Money => (Amount(text, field.Unit), null),
            AttributeType.Boolean => (
                text.ToLowerInvariant() is var word && word is "x" or "wahr" or "true" or "1" ? "ja"
                : word is "falsch" or "false" or "0" ? "nein"
                : word,
                null
            ),
            AttributeType.Choice or AttributeType.OrderedChoice => (Choice(field, text), null),
            AttributeType.MultiChoice => (
                string.Join('\n', Split(text, t => field.Choices.Contains(t)).Select(t => Choice(field, t)).OrderBy(c => c, StringComparer.Ordinal)),
                null
            ),
            AttributeType.OrganisationRef => Keys(field.Type, "die Stelle", text, before),
            AttributeType.SpaceRef => Keys(field.Type, "den Ort", text, before),
            AttributeType.ElementRef => Keys(field.Type, "das Element", text, before),
            AttributeType.DocumentRef => Keys(field.Type, "das Dokument", text, before),
            AttributeType.TermRef => Keys(field.Type, "den Begriff", text, before),
            _ => (text, null),
        };

    private static string Choice(AttributeDefinition field, string text) => field.Choices.Find(c => string.Equals(c, text, StringComparison.OrdinalIgnoreCase)) ?? text;

    /// <summary>"12 500,00 €" is a number, too.</summary>
    private static string Amount(string text, string? unit)
    {
        var bare = text.Trim();
        foreach (var end in new[] { unit, "€", "EUR", "Euro" })
        {
            if (end is { Length: > 0 } && bare.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                bare = bare[..^end.Length].Trim();
            }
        }

        bare = Space().Replace(bare, "");
        return
            decimal.TryParse(bare, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, German, out var amount) && Grouped().IsMatch(bare)
            ? amount.ToString("0.############", German)
            : text;
    }

    private (string, string?) Keys(AttributeType type, string thing, string text, IReadOnlyList<string> before)
    {
        var names = writer.Names(type);
        List<string> keys = [];
        List<string> unknown = [];
        foreach (var name in Split(text, t => names.Key(t) is not null))
        {
            if ((names.Key(name) ?? before.FirstOrDefault(b => b == name)) is { } key)
            {
                keys.Add(key);
            }
            else
            {
                unknown.Add($"„{name}“");
            }
        }

        return (
            string.Join('\n', keys.Distinct().Order(StringComparer.Ordinal)),
            unknown.Count == 0 ? null : $"Die Stadt kennt {thing} {string.Join(", ", unknown)} nicht. Welche Namen gelten, steht auf dem Blatt „Listen“."
        );
    }

    /// <summary>One a line, or parted by semicolons where the line as a whole is no name.</summary>
    private static IEnumerable<string> Split(string text, Func<string, bool> isOne) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(l => isOne(l) ? [l] : l.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static (string, string?) Lines(string text, Func<string, (string? Line, string? Fault)> read)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(read).ToList();
        return (string.Join('\n', lines.Select(l => l.Line).OfType<string>()), lines.Select(l => l.Fault).FirstOrDefault(f => f is not null));
    }

    private (string?, string?) Actor(string text)
    {
        var (word, rest) = text.Split(':', 2, StringSplitOptions.TrimEntries) is [var first, var second] ? (first, second) : ("", text);
        var parts = rest.Split(CellNames.Bar, 2, StringSplitOptions.TrimEntries);
        if (CellNames.Roles.FirstOrDefault(r => string.Equals(r.Word, word, StringComparison.OrdinalIgnoreCase)) is not { Word: not null } role)
        {
            return (
                null,
                $"„{text}“: Schreiben Sie je Zeile „Rolle: Stelle“, zum Beispiel „{CellNames.Roles[0].Word}: {writer.Names(AttributeType.OrganisationRef).All.FirstOrDefault() ?? "Bauamt"}“."
            );
        }

        return writer.Names(AttributeType.OrganisationRef).Key(parts[0]) is { } key
            ? (new ActorRow(role.Role, key, parts.ElementAtOrDefault(1) ?? "").ToString(), null)
            : (null, $"Die Stadt kennt die Stelle „{parts[0]}“ nicht. Welche Namen gelten, steht auf dem Blatt „Listen“.");
    }

    private (string?, string?) Link(string text)
    {
        var (word, rest) = text.Split(':', 2, StringSplitOptions.TrimEntries) is [var first, var second] ? (first, second) : ("", text);
        var parts = rest.Split(CellNames.Bar, 3, StringSplitOptions.TrimEntries);
        if (CellNames.LinkKinds.FirstOrDefault(k => string.Equals(k.Word, word, StringComparison.OrdinalIgnoreCase)) is not { Word: not null } kind)
        {
            return (null, $"„{text}“: Schreiben Sie je Zeile „{CellNames.LinkKinds[0].Word}: Element“.");
        }

        if (writer.Names(AttributeType.ElementRef).Key(parts[0]) is not { } key)
        {
            return (null, $"Das Element „{parts[0]}“ gibt es in dieser Fassung nicht, oder mehrere heißen so.");
        }

        int? strength = int.TryParse(parts.ElementAtOrDefault(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
        return (new LinkRow(kind.Kind, key, strength, parts.ElementAtOrDefault(2) ?? "").ToString(), null);
    }

    private string? Plural(string text) => book.Types.FirstOrDefault(t => string.Equals(t.Plural, text, StringComparison.OrdinalIgnoreCase))?.Key;

    [GeneratedRegex(@"^#(?:DIV/0!|NV|N/A|NAME\?|NULL!|ZAHL!|NUM!|BEZUG!|REF!|WERT!|VALUE!)$")]
    private static partial Regex Error();

    [GeneratedRegex(@"[\s\u00a0\u202f]")]
    private static partial Regex Space();

    [GeneratedRegex(@"^-?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,\d{1,12})?$")]
    private static partial Regex Grouped();
}
