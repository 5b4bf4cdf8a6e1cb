using System.Text.RegularExpressions;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Planning.Structure;

/// <summary>A fault of a record as the forms show it: at its input, with the name of its row.</summary>
internal static partial class StructureFaults
{
    /// <summary>Id of the part that says what the change would do.</summary>
    public const string Effects = "folgen";

    private static readonly Dictionary<string, string> Inputs = new()
    {
        ["singular"] = "s",
        ["plural"] = "p",
        ["role"] = "r",
        ["number"] = "n",
        ["min"] = "min",
        ["parents"] = "in",
        ["help"] = "h",
        ["label"] = "l",
        ["choices"] = "w",
        ["unit"] = "e",
        ["on"] = "an",
    };

    /// <param name="form">The record with the keys that the form has.</param>
    public static Fault ForTypes(Fault fault, ProfileRecord record, ProfileRecord form)
    {
        if (Place().Match(fault.Field) is not { Success: true } place || place.Groups["list"].Value != "types")
        {
            return fault.Field == Effects ? fault : fault with { Field = "" };
        }

        var at = int.Parse(place.Groups["at"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var what = place.Groups["what"].Value;
        var message = what switch
        {
            "number" =>
                $"„{record.Types[at].Number}“ ist kein Muster. Schreiben Sie nichts, „{StructureForm.ByHand}“ oder einen Text mit {{n}}, {{nn}}, {{A}}, {{a}}, {{I}} oder {{parent}}.",
            "parents" => "Kreuzen Sie an, wo er stehen darf.",
            _ => fault.Message,
        };
        var name = record.Types[at].Singular;
        return new($"{Inputs.GetValueOrDefault(what, "s")}-{form.Types[at].Key}", name.Length == 0 ? $"Typ {at + 1}: {message}" : $"{name}: {message}");
    }

    public static Fault ForFields(Fault fault, ProfileRecord record, ProfileRecord form)
    {
        if (Place().Match(fault.Field) is not { Success: true } place || place.Groups["list"].Value != "attributes")
        {
            return fault.Field == Effects ? fault : fault with { Field = "" };
        }

        var at = int.Parse(place.Groups["at"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var name = record.Attributes[at].Label;
        return new(
            $"{Inputs.GetValueOrDefault(place.Groups["what"].Value, "l")}-{form.Attributes[at].Key}",
            name.Length == 0 ? $"Feld {at + 1}: {fault.Message}" : $"{name}: {fault.Message}"
        );
    }

    [GeneratedRegex(@"^(?<list>types|attributes)\[(?<at>\d+)\]\.(?<what>[a-zA-Z]+)")]
    private static partial Regex Place();
}
