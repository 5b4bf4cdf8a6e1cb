using System.ComponentModel;
using System.Text.Json;
using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Interop.Api;

/// <summary>Veranstaltung.</summary>
internal sealed record EventResource : Resource
{
    public required string Key { get; init; }

    [Description("KickOff, Forum, Workshop, SiteWalk, Retreat, Conference, Session, ExpertTalk, Survey, Exhibition oder Other.")]
    public required string Kind { get; init; }
    public required string Title { get; init; }

    [Description("So genau wie bekannt: 2013-12-18, 2013-11, 2013-Q2 oder 2013.")]
    public required string? HeldOn { get; init; }
    public required string? EndsOn { get; init; }
    public required string? DateNote { get; init; }

    [Description("Uhrzeit in Deutschland.")]
    public required TimeOnly? From { get; init; }
    public required TimeOnly? Until { get; init; }
    public required string? Place { get; init; }

    [Description("OnSite, Digital, Hybrid oder Unknown.")]
    public required string Format { get; init; }
    public required string? Purpose { get; init; }
    public required string? Participants { get; init; }
    public required string? Result { get; init; }

    [Description("Schlüssel des Konzepts.")]
    public required string? Plan { get; init; }

    [Description("Held, Scheduled, Postponed, Cancelled oder Unknown.")]
    public required string Status { get; init; }

    [Description("Erfunden, um die Software zu zeigen.")]
    public required bool IsExample { get; init; }
    public required IReadOnlyList<string> Spaces { get; init; }
    public required IReadOnlyList<string> Documents { get; init; }
}

/// <summary>Beteiligungsphase.</summary>
internal sealed record PhaseResource : Resource
{
    public required string Key { get; init; }
    public required PhaseKind Kind { get; init; }
    public required string Title { get; init; }
    public required string? Summary { get; init; }

    [Description("Jetzt.")]
    public required PhaseState State { get; init; }

    [Description("Erster Moment (UTC).")]
    public required DateTime? StartsAt { get; init; }

    [Description("Erster Moment danach (UTC).")]
    public required DateTime? EndsAt { get; init; }
    public required string? EndedNote { get; init; }

    [Description("Schlüssel der Fassung, um die es geht.")]
    public required string? Version { get; init; }

    [Description("Was kommentiert werden kann: Elemente dieser Rollen …")]
    public required IReadOnlyList<ElementRole> TargetRoles { get; init; }

    [Description("… und diese Elemente.")]
    public required IReadOnlyList<string> TargetElements { get; init; }

    [Description("Beiträge erscheinen erst, wenn die Stadt sie gelesen hat.")]
    public required bool IsPreModerated { get; init; }
    public required string WhatNext { get; init; }
    public required string? Result { get; init; }
    public required string? ResultPublishedOn { get; init; }
    public required IReadOnlyList<string> Categories { get; init; }
    public required bool IsExample { get; init; }
    public required IReadOnlyList<string> Documents { get; init; }
}

/// <summary>Beitrag aus der Beteiligung.</summary>
internal sealed record ContributionResource : Resource
{
    [Description("Vorgangsnummer: H-2026-00017.")]
    public required string Number { get; init; }

    [Description("Schlüssel der Phase.")]
    public required string Phase { get; init; }
    public required string? Plan { get; init; }
    public required string? Version { get; init; }
    public required string? Element { get; init; }

    [Description("Absatz, ab 1; 0 meint das ganze Element.")]
    public required int Paragraph { get; init; }

    [Description("Nummer des Beitrags, auf den er antwortet.")]
    public required string? AnswerTo { get; init; }
    public required Channel Channel { get; init; }
    public required DateTime ReceivedAt { get; init; }
    public required DateTime? PublishedAt { get; init; }

    [Description("Published; mit der Berechtigung contributions:all auch Pending und Blocked.")]
    public required string State { get; init; }
    public required string Text { get; init; }

    [Description("Nur, wo die Person ihn zeigen wollte.")]
    public required string? Name { get; init; }

    [Description("Überschrift einer Idee oder eines Hinweises auf der Karte.")]
    public required string? Title { get; init; }

    [Description("Kategorie, in den Worten der Stadt.")]
    public required string? Category { get; init; }

    [Description("Wo, in den Worten der Person.")]
    public required string? PlaceNote { get; init; }

    [Description("Schlüssel des Ortes.")]
    public required string? Space { get; init; }

    [Description("Was auf der Karte gezeigt wurde, als Geometrie nach GeoJSON (WGS 84): Point, LineString oder Polygon.")]
    public required JsonElement? Geometry { get; init; }

    [Description("Länge einer Linie in Metern.")]
    public required double? Metres { get; init; }

    [Description("Größe einer Fläche in Quadratmetern.")]
    public required double? SquareMetres { get; init; }
}
