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
    public static ElementForm Decided(IFormCollection sent)
    {
        var form = new ElementForm(sent.Where(f => f.Key.StartsWith("c-", StringComparison.Ordinal)).Select(f => KeyValuePair.Create(f.Key[2..], f.Value.ToString())));
        foreach (var name in sent["konflikt"].OfType<string>())
        {
            form[name] = sent[$"wahl-{name}"].ToString() switch
            {
                Mine => form[name],
                ByHand => sent[$"h-{name}"].ToString(),
                _ => sent[$"t-{name}"].ToString(),
            };
        }

        return form;
    }

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
