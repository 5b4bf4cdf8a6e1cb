using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Somebody else saved the same settings since the form was opened; pages answer 409 and keep what was typed.</summary>
internal sealed class StaleSettingException() : Exception("The settings were saved meanwhile.");

/// <summary>
/// Stand eines Formulars: fingerprints of its fields as they were shown. Several settings of a city stand in one row, so a number of that row would make two admins
/// on two pages get in each other's way; and with one for each field what both changed can be told from what only one did.
/// </summary>
internal static class SeenForm
{
    private const int Length = 12;

    /// <param name="shown">The form's record: all its properties are texts.</param>
    public static string Of(object shown) => string.Concat(Fields(shown.GetType()).Select(f => Mark(f, shown)));

    /// <exception cref="StaleSettingException">It is no longer what was shown.</exception>
    public static void Require(string? seen, object stored)
    {
        if (seen != Of(stored))
        {
            throw new StaleSettingException();
        }
    }

    /// <summary>What was typed, and in the fields that only the other one changed what is stored.</summary>
    /// <returns>The form, and what both changed.</returns>
    public static (T Form, IReadOnlyList<Fault> Faults) Merge<T>(string? seen, T typed, T stored)
        where T : notnull, new()
    {
        T form = new();
        List<Fault> faults =
        [
            new(
                "",
                "Inzwischen hat jemand anderes diese Angaben gespeichert. Nichts ist verloren: Ihre Eingaben stehen unten, und was Sie nicht geändert haben, ist auf dem neuen Stand. Wenn Sie noch einmal speichern, gilt das Formular, wie es jetzt ist."
            ),
        ];
        var at = 0;
        foreach (var field in Fields(typeof(T)))
        {
            var before = seen?.Length >= at + Length ? seen.Substring(at, Length) : null;
            at += Length;
            var (isOthers, isOwn) = (Mark(field, stored) != before, Mark(field, typed) != before);
            field.SetValue(form, isOwn ? field.GetValue(typed) : field.GetValue(stored));
            if (isOthers && isOwn && Mark(field, stored) != Mark(field, typed))
            {
                faults.Add(new(JsonNamingPolicy.CamelCase.ConvertName(field.Name), Words(Text(field, stored))));
            }
        }

        return (form, faults);
    }

    private static string Words(string stored) =>
        "Das hat jemand anderes auch geändert. "
        + stored.Length switch
        {
            0 => "Gespeichert ist jetzt nichts.",
            <= 200 => $"Gespeichert ist jetzt: „{stored}“",
            _ => "Was jetzt gespeichert ist, lesen Sie, wenn Sie diese Seite in einem zweiten Fenster öffnen.",
        };

    private static PropertyInfo[] Fields(Type form) => form.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    // Browsers send other line ends than we keep, and nothing as an empty text.
    private static string Text(PropertyInfo field, object form) => ((string?)field.GetValue(form) ?? "").ReplaceLineEndings("\n").Trim();

    private static string Mark(PropertyInfo field, object form) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(field, form))))[..Length];
}
