using System.Text.Json.Serialization;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Transfer;

/// <summary>participation.json: the city's phases and events, in the order of their lists.</summary>
internal sealed record ParticipationFile
{
    public const string Name = "participation.json";

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
    public IReadOnlyList<PhaseRecord> Phases { get; init; } = [];
    public IReadOnlyList<EventRecord> Events { get; init; } = [];
}

internal sealed record PhaseRecord
{
    public required string Key { get; init; }
    public required PhaseKind Kind { get; init; }
    public required string Title { get; init; }
    public string? Summary { get; init; }
    public string? Plan { get; init; }
    public string? Version { get; init; }
    public TargetsRecord Targets { get; init; } = new();

    /// <summary>A day, a day with time, or days from the first import ("+45d").</summary>
    public string? Starts { get; init; }
    public string? Ends { get; init; }
    public bool Ended { get; init; }
    public string? EndedNote { get; init; }
    public bool Draft { get; init; }
    public ModerationKind Moderation { get; init; }

    /// <summary>Forms ask for a name; giving one is never required.</summary>
    public bool AsksName { get; init; } = true;
    public required string WhatNext { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Of a map: lines can be drawn beside points …</summary>
    public bool Lines { get; init; }

    /// <summary>… and areas.</summary>
    public bool Areas { get; init; }

    /// <summary>Of a survey.</summary>
    public IReadOnlyList<QuestionRecord> Questions { get; init; } = [];

    /// <summary>How measures are weighed: on this site only where it is given.</summary>
    public BallotRecord? Ballot { get; init; }

    /// <summary>Results of a survey, or of weighing, can be seen while it runs.</summary>
    public bool ShowsInterim { get; init; }
    public string? Result { get; init; }
    public string? ResultOn { get; init; }
    public IReadOnlyList<string> ResultDocuments { get; init; } = [];
    public LinkRecord? Link { get; init; }
    public bool Example { get; init; }
    public string? Source { get; init; }
    public string? SourceDetail { get; init; }
}

internal sealed record BallotRecord
{
    public required BallotMethod Method { get; init; }

    /// <summary>That each person has, where points are given.</summary>
    public int? Points { get; init; }
}

internal sealed record QuestionRecord
{
    public required QuestionKind Kind { get; init; }
    public required string Text { get; init; }
    public string? Help { get; init; }
    public bool Required { get; init; }

    /// <summary>Key of the element it is about.</summary>
    public string? Element { get; init; }

    /// <summary>Of single, several and ranking; the columns of a matrix.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
    public IReadOnlyList<string> Lines { get; init; } = [];
    public string? Low { get; init; }
    public string? High { get; init; }
    public int? Steps { get; init; }
    public string? Unit { get; init; }
    public double? Min { get; init; }
    public double? Max { get; init; }
    public ConditionRecord? OnlyIf { get; init; }
}

/// <summary>An option of an earlier question.</summary>
internal sealed record ConditionRecord
{
    /// <summary>Place of the question, from 1.</summary>
    public required int Question { get; init; }
    public required string Option { get; init; }
}

internal sealed record TargetsRecord
{
    public IReadOnlyList<ElementRole> Roles { get; init; } = [];
    public IReadOnlyList<string> Elements { get; init; } = [];
}

internal sealed record LinkRecord
{
    public required string Label { get; init; }
    public required string Url { get; init; }
}

internal sealed record EventRecord
{
    public required string Key { get; init; }
    public required EventKind Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>A date as exact as its source, or days from the first import ("+14d").</summary>
    public string? Date { get; init; }
    public string? EndDate { get; init; }
    public string? DateNote { get; init; }
    public string? StartTime { get; init; }
    public string? EndTime { get; init; }
    public string? Place { get; init; }
    public string? MeetingPoint { get; init; }
    public IReadOnlyList<string> Spaces { get; init; } = [];
    public required EventFormat Format { get; init; }
    public string? Purpose { get; init; }
    public string? Agenda { get; init; }
    public string? Participants { get; init; }
    public string? Result { get; init; }

    /// <summary>People register on its page until it begins.</summary>
    public bool Registration { get; init; }
    public int? Seats { get; init; }

    /// <summary>Of a site walk, in the order of the way.</summary>
    public IReadOnlyList<StationRecord> Stations { get; init; } = [];
    public IReadOnlyList<string> Documents { get; init; } = [];
    public string? Plan { get; init; }
    public required EventStatus Status { get; init; }
    public bool Example { get; init; }
    public string? Source { get; init; }
    public string? SourceDetail { get; init; }
}

internal sealed record StationRecord
{
    public required string Key { get; init; }
    public required string Title { get; init; }

    /// <summary>Where it is, in words.</summary>
    public string? Place { get; init; }

    /// <summary>"17:45".</summary>
    public string? Time { get; init; }

    /// <summary>Degrees (WGS 84); with the longitude or not at all.</summary>
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>Key of a place.</summary>
    public string? Space { get; init; }

    /// <summary>Key of an element of the plan.</summary>
    public string? Element { get; init; }
}
