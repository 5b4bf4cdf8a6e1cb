using System.Text.Json.Serialization;
using MultiIsek.Documents.Contracts;

namespace MultiIsek.Documents.Transfer;

/// <summary>documents.json: the city's groups and its documents, in the order in which they are shown.</summary>
internal sealed record DocumentsFile
{
    public const string Name = "documents.json";

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<GroupRecord> Groups { get; init; } = [];
    public IReadOnlyList<DocumentRecord> Documents { get; init; } = [];
}

internal sealed record GroupRecord
{
    public required string Key { get; init; }
    public string? Number { get; init; }
    public required string Title { get; init; }
    public string? Note { get; init; }
    public string? Source { get; init; }
    public string? SourceDetail { get; init; }
}

internal sealed record DocumentRecord
{
    public required string Key { get; init; }
    public required DocumentKind Kind { get; init; }
    public string? Group { get; init; }
    public required string Title { get; init; }
    public string? Summary { get; init; }
    public string? Publisher { get; init; }
    public string? Url { get; init; }
    public string? Date { get; init; }
    public string? ReadOn { get; init; }
    public string? Credit { get; init; }
    public IReadOnlyList<string> Files { get; init; } = [];
    public bool Placeholder { get; init; }
    public string? PlaceholderNote { get; init; }
    public string? Source { get; init; }
    public string? SourceDetail { get; init; }
}
