using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Structure;

/// <summary>Zusatzfelder, wie sie im Formular stehen; see <see cref="StructureForm"/>.</summary>
internal sealed record FieldsForm(ProfileRecord Record)
{
    /// <summary>Choices and unit as they were typed, by the key of the field: whoever switches the kind and back finds them again.</summary>
    public IReadOnlyDictionary<string, (string Choices, string Unit)> Typed { get; init; } = new Dictionary<string, (string, string)>();

    private const string New = "~";

    public static FieldsForm Read(IFormCollection sent, ProfileRecord saved)
    {
        var keys = sent["feld"].OfType<string>().Where(k => k.Length > 0).Distinct().Take(StructureRules.FieldsMax + 1).ToList();
        return new(saved with { Attributes = [.. keys.Select(key => Field(sent, saved, key))] })
        {
            Typed = keys.ToDictionary(k => k, k => (sent[$"w-{k}"].ToString(), sent[$"e-{k}"].ToString())),
        };
    }

    public FieldsForm Add(AttributeType type)
    {
        var key = Enumerable.Range(1, StructureRules.FieldsMax + 1).Select(i => $"{New}{i}").First(k => Record.Attributes.All(a => a.Key != k));
        var field = new AttributeRecord
        {
            Key = key,
            Label = "",
            On = [],
            Type = type,
            InReport = true,
            InDiff = true,
            InExport = true,
        };
        return With([.. Record.Attributes, field]);
    }

    public FieldsForm Move(string key, int step) => With(Record.Attributes.Moved(a => a.Key == key, step));

    public FieldsForm Remove(string key) => With([.. Record.Attributes.Where(a => a.Key != key)]);

    private FieldsForm With(IReadOnlyList<AttributeRecord> fields) => this with { Record = Record with { Attributes = fields } };

    /// <summary>With keys for new fields, made of their labels.</summary>
    public FieldsForm Named()
    {
        var taken = Record.Attributes.Select(a => a.Key).ToHashSet();
        List<AttributeRecord> fields = [];
        foreach (var field in Record.Attributes)
        {
            var key = field.Key.StartsWith(New, StringComparison.Ordinal) ? KeyText.Free(KeyText.Stem(field.Label, "feld"), taken) : field.Key;
            taken.Add(key);
            fields.Add(field with { Key = key });
        }

        return new(Record with { Attributes = fields });
    }

    private static AttributeRecord Field(IFormCollection sent, ProfileRecord saved, string key)
    {
        var type = Enum.TryParse<AttributeType>(sent[$"d-{key}"], out var known) && Enum.IsDefined(known) ? known : AttributeType.Text;
        var order = saved.Attributes.FirstOrDefault(a => a.Key == key)?.On.ToList() ?? [];
        return new()
        {
            Key = key,
            Label = ElementForm.OneLine(sent[$"l-{key}"].ToString()),
            Help = Text(sent[$"h-{key}"].ToString()),
            On = [.. saved.Types.Select(t => t.Key).Where(t => sent[$"an-{key}"].Contains(t)).OrderBy(t => order.IndexOf(t) is var at && at < 0 ? int.MaxValue : at)],
            Type = type,
            Unit = type is AttributeType.Number or AttributeType.Money ? Text(sent[$"e-{key}"].ToString()) : null,
            Choices = type.HasChoices() ? [.. sent[$"w-{key}"].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()] : [],
            Required = sent[$"pf-{key}"] == "ja",
            Visible = sent[$"oe-{key}"] == nameof(Visibility.Staff) ? Visibility.Staff : Visibility.Public,
            EditableBy = Enum.TryParse<FieldEditor>(sent[$"wer-{key}"], out var editor) && Enum.IsDefined(editor) ? editor : FieldEditor.Editor,
            InReport = sent[$"in-{key}"].Contains("bericht"),
            InDiff = sent[$"in-{key}"].Contains("vergleich"),
            InExport = sent[$"in-{key}"].Contains("export"),
        };
    }

    private static string? Text(string typed) => ElementForm.OneLine(typed) is { Length: > 0 } text ? text : null;
}
