using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using MultiIsek.Documents.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Interop.Api;

/// <summary>Eine Seite einer Liste.</summary>
internal sealed record Page<T>
{
    public required IReadOnlyList<T> Items { get; init; }

    [Description("Adresse der nächsten Seite; null auf der letzten. Sie steht auch im Kopf „Link“.")]
    public required string? Next { get; init; }
}

/// <summary>What every resource has.</summary>
internal abstract record Resource
{
    [Description("Bleibt gleich, auch wenn sich der Schlüssel ändert."), JsonPropertyOrder(-1)]
    public required Guid Id { get; init; }

    [Description("Adresse dieses Eintrags in der Schnittstelle.")]
    public required string Self { get; init; }

    [Description("Seite für Menschen.")]
    public required string Url { get; init; }
}

/// <summary>Konzept.</summary>
internal sealed record PlanResource : Resource
{
    public required string Key { get; init; }
    public required PlanKind Kind { get; init; }
    public required string ShortName { get; init; }
    public required string Title { get; init; }
    public required string? Subtitle { get; init; }
    public required string Lead { get; init; }

    [Description("Markdown.")]
    public required string Summary { get; init; }

    [Description("Was fehlt.")]
    public required string? Note { get; init; }
    public required IReadOnlyList<string> Horizons { get; init; }

    [Description("Schlüssel der Fassung, die zuerst gezeigt wird.")]
    public required string? CurrentVersion { get; init; }

    [Description("Schlüssel des Dokuments, aus dem die Angaben stammen.")]
    public required string? Source { get; init; }
}

/// <summary>Fassung eines Konzepts.</summary>
internal sealed record VersionResource : Resource
{
    public required string Key { get; init; }

    [Description("Schlüssel des Konzepts.")]
    public required string Plan { get; init; }
    public required int No { get; init; }
    public required string Name { get; init; }
    public required string? AltName { get; init; }

    [Description("So genau wie bekannt: 2013-12-18, 2013-11, 2013-Q2 oder 2013.")]
    public required string? DatedOn { get; init; }
    public required PlanVersionState State { get; init; }
    public required bool IsCurrent { get; init; }

    [Description("Schlüssel der Fassung, aus der sie hervorging.")]
    public required string? BasedOn { get; init; }
    public required string? Note { get; init; }

    [Description("Prüfsumme des Inhalts, sobald die Fassung beschlossen ist: Nummer des Verfahrens, Doppelpunkt, SHA-256.")]
    public required string? ContentHash { get; init; }
    public required DateTime? FrozenAt { get; init; }
    public required string? Source { get; init; }
}

/// <summary>Element (Ziel, Handlungsfeld, Maßnahme …) in einer Fassung.</summary>
internal sealed record ElementResource : Resource
{
    public required string Key { get; init; }
    public required string Plan { get; init; }
    public required string Version { get; init; }

    [Description("Schlüssel der Ebene in der Struktur der Stadt.")]
    public required string Type { get; init; }

    [Description("Das Wort der Stadt für diese Ebene.")]
    public required string TypeLabel { get; init; }

    [Description("Was es in jeder Stadt ist.")]
    public required ElementRole Role { get; init; }

    [Description("Schlüssel des Elements darüber.")]
    public required string? Parent { get; init; }

    [Description("Platz in der ganzen Fassung.")]
    public required int Position { get; init; }
    public required int Depth { get; init; }
    public required string? Number { get; init; }
    public required string Title { get; init; }
    public required string? Lead { get; init; }

    [Description("Markdown, ein Text je Absatz; Beiträge nennen Absätze mit ihrer Nummer, ab 1.")]
    public required IReadOnlyList<string> Paragraphs { get; init; }

    [Description("Was der Text ist, wo er nicht der Wortlaut des Konzepts ist.")]
    public required string? BodyLabel { get; init; }

    [Description("Was in öffentlichen Quellen fehlt.")]
    public required string? Missing { get; init; }

    [Description("Leichte Sprache.")]
    public required IReadOnlyList<string> PlainLanguage { get; init; }

    [Description("Öffentliche Zusatzfelder der Stadt.")]
    public required IReadOnlyDictionary<string, JsonElement> Attributes { get; init; }
    public required bool IsCommentable { get; init; }

    [Description("Schlüssel der Orte.")]
    public required IReadOnlyList<string> Spaces { get; init; }

    [Description("Schlüssel der Dokumente.")]
    public required IReadOnlyList<string> Documents { get; init; }
    public required string? Source { get; init; }
}

/// <summary>Dokument mit den Dateien seiner neuesten Fassung.</summary>
internal sealed record DocumentResource : Resource
{
    public required string Key { get; init; }
    public required DocumentKind Kind { get; init; }
    public required string Title { get; init; }
    public required string? Summary { get; init; }
    public required string? Publisher { get; init; }

    [Description("So genau wie bekannt: 2013-12-18, 2013-11, 2013-Q2 oder 2013.")]
    public required string? DatedOn { get; init; }

    [Description("Tag, an dem die Angaben übernommen wurden.")]
    public required DateOnly? ReadOn { get; init; }

    [Description("Schlüssel der Dokumentgruppe.")]
    public required string? Group { get; init; }

    [Description("Wo das Dokument im Netz steht.")]
    public required string? WebUrl { get; init; }

    [Description("Bildnachweis.")]
    public required string? Credit { get; init; }

    [Description("Das Dokument liegt nicht vor; placeholderNote sagt, wo es wäre.")]
    public required bool IsPlaceholder { get; init; }
    public required string? PlaceholderNote { get; init; }
    public required IReadOnlyList<FileResource> Files { get; init; }
}

internal sealed record FileResource
{
    public required string Url { get; init; }
    public required string Format { get; init; }

    [Description("Bytes.")]
    public required long Size { get; init; }
}
