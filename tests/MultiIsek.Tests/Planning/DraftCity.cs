using System.Text.Json.Nodes;

namespace MultiIsek.Tests.Planning;

/// <summary>The made-up city that works at the next version of its adopted plan: one element says something else in it, one is new.</summary>
internal static class DraftCity
{
    public const string Version = "fortschreibung";
    public const string Word = "Quastenflosserbrunnen";
    public const string NewElement = "p-geheim";

    public static CityCopy Of()
    {
        var copy = new CityCopy();
        copy.Edit(
            "plans.json",
            file =>
                file["plans"]![0]!["versions"]!
                    .AsArray()
                    .Add(
                        new JsonObject
                        {
                            ["key"] = Version,
                            ["no"] = 3,
                            ["name"] = $"Fortschreibung {Word}",
                            ["date"] = "2026",
                            ["state"] = "Draft",
                            ["basedOn"] = "ratsfassung",
                            ["profile"] = "buchstaben",
                            ["note"] = "erfunden",
                            ["source"] = "quelle-erfindung",
                        }
                    )
        );
        JsonObject Package(string key, string number, string title) =>
            new()
            {
                ["key"] = key,
                ["type"] = "paket",
                ["number"] = number,
                ["title"] = title,
                ["lead"] = $"Am {Word}",
                ["body"] = new JsonArray($"Der {Word} plätschert."),
                ["source"] = "quelle-erfindung",
            };
        var elements = new JsonObject
        {
            ["$schema"] = "../../_schema/elements.schema.json",
            ["version"] = Version,
            ["elements"] = new JsonArray(Package("p-plaetze", "A", "Plätze und Wege"), Package(NewElement, "B", $"Um den {Word}")),
        };
        File.WriteAllText(Path.Combine(copy.Folder, "elements", $"{Version}.json"), elements.ToJsonString());
        return copy;
    }
}
