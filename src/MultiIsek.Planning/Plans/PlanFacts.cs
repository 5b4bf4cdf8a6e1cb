using System.Globalization;
using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Angaben zu einem Konzept, as the form has them.</summary>
internal sealed record PlanFacts
{
    private const int NoteMax = 1000;
    private const int FirstYear = 1990;
    private const int LastYear = 2200;

    public string ShortName { get; init; } = "";
    public string Title { get; init; } = "";
    public PlanKind Kind { get; init; }
    public string Lead { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Subtitle { get; init; } = "";
    public string Slogan { get; init; } = "";
    public string Abbreviation { get; init; } = "";
    public string Scope { get; init; } = "";
    public string Note { get; init; } = "";

    /// <summary>"2035", "10-15" (the next ten to fifteen years), "unbefristet", or nothing.</summary>
    public string Horizon { get; init; } = "";

    /// <summary>Other horizons that the city has; the form shows only the first.</summary>
    public IReadOnlyList<Horizon> OtherHorizons { get; init; } = [];

    public static PlanFacts Of(Plan plan) =>
        new()
        {
            ShortName = plan.ShortName,
            Title = plan.Title,
            Kind = plan.Kind,
            Lead = plan.Lead,
            Summary = plan.Summary,
            Subtitle = plan.Subtitle ?? "",
            Slogan = plan.Slogan ?? "",
            Abbreviation = plan.AbbreviationNote ?? "",
            Scope = plan.Scope ?? "",
            Note = plan.Note ?? "",
            Horizon = plan.Horizons.Count == 0 ? "" : Typed(plan.Horizons[0]),
            OtherHorizons = [.. plan.Horizons.Skip(1)],
        };

    public static PlanFacts Read(IFormCollection sent, IReadOnlyList<Horizon> others)
    {
        string Line(string name) => ElementForm.OneLine(sent[name].ToString());
        return new()
        {
            ShortName = Line("kurzname"),
            Title = Line("titel"),
            Kind = Enum.TryParse<PlanKind>(sent["art"], out var kind) && Enum.IsDefined(kind) ? kind : PlanKind.Isek,
            Lead = sent["lead"].ToString().ReplaceLineEndings("\n").Trim(),
            Summary = sent["text"].ToString().ReplaceLineEndings("\n").Trim(),
            Subtitle = Line("untertitel"),
            Slogan = Line("motto"),
            Abbreviation = Line("abkuerzung"),
            Scope = Line("geltung"),
            Note = Line("anmerkung"),
            Horizon = Line("horizont"),
            OtherHorizons = others,
        };
    }

    public IReadOnlyList<Fault> Faults()
    {
        List<Fault> faults = [];
        void Check(string field, string text, int max, string? missing = null)
        {
            if (missing is not null && text.Length == 0)
            {
                faults.Add(new(field, missing));
            }
            else if (text.Length > max)
            {
                faults.Add(new(field, $"Zu lang: höchstens {max} Zeichen."));
            }
        }

        Check("kurzname", ShortName, 120, "Geben Sie dem Konzept einen kurzen Namen.");
        Check("titel", Title, Plan.TitleMax, "Geben Sie den vollen Titel an.");
        Check("lead", Lead, NoteMax);
        Check("text", Summary, Plan.TextMax);
        Check("untertitel", Subtitle, Plan.TitleMax);
        Check("motto", Slogan, Plan.TitleMax);
        Check("abkuerzung", Abbreviation, NoteMax);
        Check("geltung", Scope, Plan.TitleMax);
        Check("anmerkung", Note, NoteMax);
        if (Horizon.Length > 0 && Parse(Horizon) is null)
        {
            faults.Add(new("horizont", "Geben Sie ein Jahr an (2035), eine Spanne von Jahren (10-15), „unbefristet“, oder nichts."));
        }

        return faults;
    }

    public void Write(Plan plan)
    {
        plan.ShortName = ShortName;
        plan.Title = Title;
        plan.Kind = Kind;
        plan.Lead = Lead;
        plan.Summary = Summary;
        plan.Subtitle = Subtitle.OrNull();
        plan.Slogan = Slogan.OrNull();
        plan.AbbreviationNote = Abbreviation.OrNull();
        plan.Scope = Scope.OrNull();
        plan.Note = Note.OrNull();
        plan.PageTitle = plan.PageTitle.Length == 0 ? Title : plan.PageTitle;
        var first = plan.Horizons.Count > 0 && Typed(plan.Horizons[0]) == Horizon ? plan.Horizons[0] : Parse(Horizon);
        plan.Horizons = [.. first is null ? Array.Empty<Horizon>() : [first], .. OtherHorizons];
    }

    private static Horizon? Parse(string typed)
    {
        if (string.Equals(typed, "unbefristet", StringComparison.OrdinalIgnoreCase))
        {
            return new(HorizonKind.Unlimited);
        }

        var parts = typed.Split('-', '–');
        return parts.Length switch
        {
            1 when Number(parts[0]) is >= FirstYear and <= LastYear => new(HorizonKind.TargetYear, Year: Number(parts[0])),
            2 when Number(parts[0]) is > 0 and < 100 && Number(parts[1]) is > 0 and < 100 && Number(parts[0]) <= Number(parts[1]) => new(
                HorizonKind.RelativeYears,
                Min: Number(parts[0]),
                Max: Number(parts[1])
            ),
            _ => null,
        };
    }

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Typed(Horizon horizon) =>
        horizon.Kind switch
        {
            HorizonKind.TargetYear => $"{horizon.Year}",
            HorizonKind.RelativeYears => $"{horizon.Min}-{horizon.Max}",
            HorizonKind.Unlimited => "unbefristet",
            _ => throw new InvalidOperationException($"Unknown horizon {horizon.Kind}."),
        };
}
