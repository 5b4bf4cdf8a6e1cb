using System.Text.Json.Serialization;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Transfer;

/// <summary>tenant.json: what a city is called, what it looks like and how it is reached.</summary>
internal sealed record TenantRecord
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public string Designation { get; init; } = "";
    public required Land Land { get; init; }
    public required string Ags { get; init; }
    public string BrandColour { get; init; } = "#33415c";
    public string LetterMark { get; init; } = "";
    public bool Demonstration { get; init; }
    public string? AsOf { get; init; }
    public string PlanName { get; init; } = "";
    public string Headline { get; init; } = "";
    public string Lead { get; init; } = "";
    public string? Motto { get; init; }
    public string? MottoLabel { get; init; }
    public IReadOnlyList<string> OwnHosts { get; init; } = [];
    public Contact Contact { get; init; } = new();
    public IReadOnlyList<TenantLink> Links { get; init; } = [];
    public IReadOnlyList<string> PrivacyNotices { get; init; } = [];
    public string? Source { get; init; }
    public string? SourceDetail { get; init; }
}
