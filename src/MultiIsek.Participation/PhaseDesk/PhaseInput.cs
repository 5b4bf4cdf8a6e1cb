using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>What was typed into the form of a phase, or stands in it.</summary>
internal sealed record PhaseInput
{
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string WhatNext { get; init; } = "";

    /// <summary>Key of the version; empty for none.</summary>
    public string Version { get; init; } = "";
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Keys.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];
    public string StartDay { get; init; } = "";
    public string StartClock { get; init; } = "";
    public string EndDay { get; init; } = "";
    public string EndClock { get; init; } = "";
    public string Moderation { get; init; } = nameof(ModerationKind.Post);
    public bool AsksName { get; init; } = true;

    /// <summary>Of a collection of ideas; one without a name is not there.</summary>
    public IReadOnlyList<CategoryInput> Categories { get; init; } = [];

    /// <summary>What can be drawn on a map beside points.</summary>
    public bool TakesLines { get; init; } = true;
    public bool TakesAreas { get; init; } = true;

    /// <summary>Of a phase in which measures are weighed.</summary>
    public BallotRulesInput Ballot { get; init; } = BallotRulesInput.Of(null);

    public static PhaseInput Read(IFormCollection form)
    {
        string Line(string name) => SubmitContribution.Clean(form[name]).ReplaceLineEndings(" ");
        string[] List(string name) => [.. form[name].OfType<string>().Where(v => v.Length > 0).Distinct()];
        return new()
        {
            Title = Line("title"),
            Summary = SubmitContribution.Clean(form["summary"]),
            WhatNext = SubmitContribution.Clean(form["whatNext"]),
            Version = Line("version"),
            Roles = List("roles"),
            Elements = List("elements"),
            StartDay = Line("startDay"),
            StartClock = Line("startClock"),
            EndDay = Line("endDay"),
            EndClock = Line("endClock"),
            Moderation = Line("moderation"),
            AsksName = form["asksName"] == "true",
            Categories = CategoryInput.Read(form),
            TakesLines = form["takesLines"] == "true",
            TakesAreas = form["takesAreas"] == "true",
            Ballot = BallotRulesInput.Read(form),
        };
    }

    public static PhaseInput Of(ParticipationPhase phase, PhaseChoices choices)
    {
        var (start, end) = (PhaseClock.Typed(phase.StartsAt, false), PhaseClock.Typed(phase.EndsAt, true));
        return new()
        {
            Title = phase.Title,
            Summary = phase.Summary ?? "",
            WhatNext = phase.WhatNext,
            Version = choices.Versions.FirstOrDefault(v => v.Id == phase.PlanVersionId)?.Key ?? "",
            Roles = [.. phase.TargetRoles.Select(r => r.ToString())],
            Elements = [.. choices.Elements.Where(e => phase.TargetElements.Contains(e.Id)).Select(e => e.Key)],
            StartDay = start.Day,
            StartClock = start.Clock,
            EndDay = end.Day,
            EndClock = end.Clock,
            Moderation = phase.Moderation.ToString(),
            AsksName = phase.AsksName,
            Categories = [.. phase.Categories.Select(c => new CategoryInput(c.Key, c.Name, c.Colour.ToString()))],
            TakesLines = phase.TakesLines,
            TakesAreas = phase.TakesAreas,
            Ballot = BallotRulesInput.Of(phase.Ballot),
        };
    }

    /// <summary>A form that needs nothing more than a look: the template's words, this plan's chapters, the usual month.</summary>
    /// <param name="today">The phase begins a week later.</param>
    public static PhaseInput Of(PhaseTemplate template, PhaseChoices choices, DateOnly today)
    {
        var start = today.AddDays(7);
        var offered = choices.RolesFor(template.Kind);
        var roles = offered.Where(r => template.Roles.Contains(r.Role)).ToList();
        return new()
        {
            Title = template.Title,
            Summary = template.Summary,
            WhatNext = template.WhatNext,
            Version = template.Kind.HasVersion() ? choices.Chosen?.Key ?? "" : "",
            Roles = [.. (roles.Count > 0 ? roles : offered).Select(r => r.Role.ToString())],
            StartDay = PhaseClock.Typed(Berlin.StartOf(start), false).Day,
            StartClock = template.From ?? "",
            EndDay = PhaseClock.Typed(Berlin.StartOf(start.AddDays(template.Days)), true).Day,
            EndClock = template.Until ?? "",
            Moderation = template.Moderation.ToString(),
            Categories = [.. template.Categories.Select(c => new CategoryInput("", c.Name, c.Colour.ToString()))],
            Ballot = BallotRulesInput.Of(template.Ballot),
        };
    }

    /// <returns>The values; null where there are faults.</returns>
    public (PhaseValues? Values, IReadOnlyList<Fault> Faults) Check(PhaseKind kind, PhaseChoices choices)
    {
        List<Fault> faults = [];
        void Fits(string field, string text, int max, string? ifMissing)
        {
            if (text.Length > max)
            {
                faults.Add(new(field, $"Höchstens {GermanText.Number(max)} Zeichen; es sind {GermanText.Number(text.Length)}."));
            }
            else if (text.Length == 0 && ifMissing is not null)
            {
                faults.Add(new(field, ifMissing));
            }
        }

        Fits("title", Title, ParticipationPhase.TitleMax, "Geben Sie der Phase einen Titel.");
        Fits("summary", Summary, ParticipationPhase.SummaryMax, null);
        Fits("whatNext", WhatNext, ParticipationPhase.WhatNextMax, "Schreiben Sie, was nach dem Ende geschieht: Wer mitmacht, will das wissen.");
        var start = PhaseClock.Read("startDay", StartDay, "startClock", StartClock, PhaseClock.Start, faults);
        var end = PhaseClock.Read("endDay", EndDay, "endClock", EndClock, PhaseClock.End, faults);
        if (start is null && end is not null && faults.TrueForAll(f => f.Field is not ("startDay" or "startClock")))
        {
            faults.Add(new("startDay", "Geben Sie auch den Beginn an."));
        }
        else if (end <= start)
        {
            faults.Add(new("endDay", "Das Ende liegt nicht nach dem Beginn."));
        }

        if (!Enum.TryParse<ModerationKind>(Moderation, out var moderation) || !Enum.IsDefined(moderation))
        {
            faults.Add(new("moderation-0", "Wählen Sie, wann Beiträge erscheinen."));
        }

        var categories = kind.IsCollection() ? CategoryInput.Check(Categories, faults) : null;
        (bool, bool)? drawn = kind == PhaseKind.MapPins ? (TakesLines, TakesAreas) : null;
        var ballot = kind == PhaseKind.Prioritising ? Ballot.Check(faults) : null;
        var (version, roles, elements) = Targets(kind, choices, faults);
        return faults.Count > 0
            ? (null, faults)
            : (new(Title, Summary.Length == 0 ? null : Summary, WhatNext, version, roles, elements, start, end, moderation, AsksName, categories, ballot, drawn), faults);
    }

    private (Guid? Version, IReadOnlyList<ElementRole> Roles, IReadOnlyList<Guid> Elements) Targets(PhaseKind kind, PhaseChoices choices, List<Fault> faults)
    {
        if (!kind.HasVersion())
        {
            return (choices.Versions.FirstOrDefault(v => v.Key == Version)?.Id, [], []);
        }

        if (choices.Chosen?.Key != Version)
        {
            faults.Add(new("version", "Wählen Sie die Fassung, um die es geht."));
            return (null, [], []);
        }

        if (!kind.IsAboutElements())
        {
            return (choices.Chosen!.Id, [], []);
        }

        var roles = choices.RolesFor(kind).Where(r => Roles.Contains(r.Role.ToString())).Select(r => r.Role).ToList();
        var elements = choices.Elements.Where(e => Elements.Contains(e.Key)).Select(e => e.Id).ToList();
        if (roles.Count + elements.Count == 0)
        {
            faults.Add(new("ziele", kind == PhaseKind.Prioritising ? "Wählen Sie, was gewichtet wird." : "Wählen Sie, was kommentiert werden kann."));
        }

        return (choices.Chosen!.Id, roles, elements);
    }
}
