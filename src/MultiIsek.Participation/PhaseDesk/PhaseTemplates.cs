using MultiIsek.Kernel.Transfer;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Vorlage für eine Beteiligungsphase: all that can be said before city, plan and date are known.</summary>
internal sealed record PhaseTemplate
{
    public required string Key { get; init; }

    /// <summary>Stage of the work on a plan, as a heading.</summary>
    public required string Stage { get; init; }
    public required PhaseKind Kind { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required string WhatNext { get; init; }

    /// <summary>How many days it lasts, first and last included.</summary>
    public required int Days { get; init; }

    /// <summary>Clock (Berlin) of begin and end where these are not midnight.</summary>
    public string? From { get; init; }
    public string? Until { get; init; }

    /// <summary>What can be commented; all that the plan lets people comment where none is named, or the plan has none of them.</summary>
    public IReadOnlyList<ElementRole> Roles { get; init; } = [];
    public required ModerationKind Moderation { get; init; }
    public IReadOnlyList<CategoryRecord> Categories { get; init; } = [];

    /// <summary>How measures are weighed.</summary>
    public BallotRules? Ballot { get; init; }
}

internal sealed record CategoryRecord
{
    public required string Name { get; init; }
    public required CategoryColour Colour { get; init; }
}

/// <summary>The file of <c>tenants-sample/_phases</c>, which the program carries with it.</summary>
internal sealed record PhaseTemplates
{
    private static readonly Lazy<IReadOnlyList<PhaseTemplate>> File = new(Read);

    public required IReadOnlyList<PhaseTemplate> Templates { get; init; }

    /// <summary>Those whose kind runs on this site, in the order of the stages.</summary>
    public static IReadOnlyList<PhaseTemplate> Offered { get; } = [.. All.Where(t => PhaseScope.Working.Contains(t.Kind))];

    public static IReadOnlyList<PhaseTemplate> All => File.Value;

    public static PhaseTemplate? Find(string? key) => Offered.FirstOrDefault(t => t.Key == key);

    private static IReadOnlyList<PhaseTemplate> Read()
    {
        const string Name = "phases/vorlagen.json";
        using var stream = typeof(PhaseTemplates).Assembly.GetManifestResourceStream(Name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return JsonFiles.Parse<PhaseTemplates>(Name, bytes.ToArray()).Root.Templates;
    }
}
