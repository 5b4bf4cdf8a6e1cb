using Microsoft.AspNetCore.Http;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Editing;

/// <summary>Reads what a browser sent into a form. A field that was not on the page keeps its value.</summary>
internal static class FormInput
{
    private const string Mine = "meine";
    private const string ByHand = "hand";
    private static readonly string[] Lists = [ElementForm.Spaces, ElementForm.Documents];

    public static ElementForm Read(IFormCollection sent, ElementForm shown, FormBook book)
    {
        var form = shown.Copy();
        foreach (var name in ElementForm.Own.Where(n => sent.ContainsKey(n)))
        {
            form[name] = Lists.Contains(name) ? Lines(sent, name) : sent[name].ToString();
        }

        foreach (var field in book.FieldsOf(form[ElementForm.Type]).Where(f => sent.ContainsKey(ElementForm.FieldPrefix + f.Key)))
        {
            var name = ElementForm.FieldPrefix + field.Key;
            form[name] = field.Type.IsList() ? Lines(sent, name) : sent[name].ToString();
        }

        if (sent.ContainsKey("actor-role"))
        {
            form[ElementForm.Actors] = Rows(sent, "actor-role", "actor-organisation", "actor-note");
        }

        if (sent.ContainsKey("link-kind"))
        {
            form[ElementForm.Links] = Rows(sent, "link-kind", "link-to", "link-strength", "link-comment");
        }

        return form;
    }

    /// <summary>What a person chose field by field after a conflict: the own value, the saved one, or a text made of both.</summary>
    public static ElementForm Decided(IFormCollection sent, FormBook book)
    {
        var known = ElementForm.Own.Concat(book.Fields.Select(f => ElementForm.FieldPrefix + f.Key)).ToHashSet();
        var form = new ElementForm(known.Where(n => sent.ContainsKey($"c-{n}")).Select(n => KeyValuePair.Create(n, sent[$"c-{n}"].ToString())));
        foreach (var name in sent["konflikt"].OfType<string>().Where(known.Contains))
        {
            // Who wrote into the text made of both means it, where the choice stands as it came.
            var isWritten = sent[$"wahl-{name}"] == Mine && sent.ContainsKey($"h-{name}") && Plain(sent[$"h-{name}"]) != Plain(sent[$"c-{name}"]);
            form[name] = (isWritten ? ByHand : sent[$"wahl-{name}"].ToString()) switch
            {
                Mine => form[name],
                ByHand => sent[$"h-{name}"].ToString(),
                _ => sent[$"t-{name}"].ToString(),
            };
        }

        return form;
    }

    /// <summary>The longer texts of a form as they were typed, with what they are called.</summary>
    public static IReadOnlyList<(string Label, string Text)> Texts(IFormCollection sent) =>
        [
            .. new[] { ElementForm.Title, ElementForm.Lead, ElementForm.Body, ElementForm.Plain }
                .Select(f => (FormWords.Label(f)!, sent[f].ToString().Trim()))
                .Concat(sent.Where(f => f.Key.StartsWith(ElementForm.FieldPrefix, StringComparison.Ordinal)).Select(f => ("Angabe", f.Value.ToString().Trim())))
                .Where(f => f.Item2.Length > 0),
        ];

    /// <summary>The state that the form began with.</summary>
    public static (string Stamp, int Revision) Began(IFormCollection sent) =>
        (sent["stand"].ToString() is { Length: <= ElementForm.StampLength } stamp ? stamp : "", int.TryParse(sent["revision"], out var revision) ? revision : 0);

    // Browsers send line ends of their own.
    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private static string Lines(IFormCollection sent, string name) =>
        string.Join('\n', sent[name].OfType<string>().Where(v => v.Length > 0).Distinct().Order(StringComparer.Ordinal));

    // A row counts once its second field, what it is about, was chosen.
    private static string Rows(IFormCollection sent, params string[] names)
    {
        var columns = names.Select(n => sent[n].ToArray()).ToList();
        return string.Join(
            '\n',
            Enumerable
                .Range(0, columns[0].Length)
                .Select(i => columns.Select(c => ElementForm.OneLine(c.ElementAtOrDefault(i) ?? "")).ToList())
                .Where(row => row[1].Length > 0)
                .Select(row => string.Join(ElementForm.Tab, row))
        );
    }
}
