using System.Globalization;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>A contribution as pages show it. The text of one that is hidden is not loaded.</summary>
internal sealed record ContributionRow
{
    public required Guid Id { get; init; }
    public required int Year { get; init; }
    public required int Number { get; init; }
    public required int Paragraph { get; init; }
    public required Guid? ElementId { get; init; }
    public required Guid? ParentId { get; init; }
    public required DateTime ReceivedAt { get; init; }
    public required Channel Channel { get; init; }
    public required string Text { get; init; }

    /// <summary>Only where the person wished it to be shown.</summary>
    public required string? Name { get; init; }
    public required bool IsBlocked { get; init; }

    /// <summary>Its text is gone; number and place stay.</summary>
    public required bool IsErased { get; init; }
    public IReadOnlyList<ContributionRow> Answers { get; init; } = [];

    public string PublicNumber => Contribution.PublicNumber(Year, Number);
    public string Anchor => PublicNumber.ToLowerInvariant();
}

/// <summary>Up to a page of contributions, newest first.</summary>
/// <param name="Next">Where the next page begins; null on the last one.</param>
internal sealed record ContributionPage(IReadOnlyList<ContributionRow> Rows, string? Next);

/// <summary>The last contribution of the page before, as the address carries it.</summary>
internal sealed record Keyset(DateTime ReceivedAt, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ReceivedAt.Ticks:x}-{Id:N}");

    public static Keyset? Parse(string? text)
    {
        var parts = (text ?? "").Split('-');
        return
            parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            && ticks >= 0
            && ticks <= DateTime.MaxValue.Ticks
            && Guid.TryParseExact(parts[1], "N", out var id)
            ? new Keyset(new DateTime(ticks, DateTimeKind.Utc), id)
            : null;
    }
}
