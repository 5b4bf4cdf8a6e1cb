using MultiIsek.Kernel.Maps;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.Comments;

internal static class ContributionWords
{
    /// <summary>How it came in, where that was not this page.</summary>
    public static string? ToGerman(this Channel channel) =>
        channel switch
        {
            Channel.Web => null,
            Channel.Paper => "auf Papier abgegeben",
            Channel.Email => "per E-Mail",
            Channel.Phone => "am Telefon",
            Channel.Minutes => "zur Niederschrift",
            Channel.Workshop => "in einer Werkstatt",
            Channel.Walk => "bei einer Begehung",
            Channel.Import => "übernommen",
            Channel.Event => "bei einer Veranstaltung",
            _ => throw new InvalidOperationException($"Unknown channel {channel}."),
        };

    public static string ToGerman(this ContributionState state) =>
        state switch
        {
            ContributionState.Pending => "wartet auf Veröffentlichung",
            ContributionState.Published => "veröffentlicht",
            ContributionState.Blocked => "nicht veröffentlicht",
            ContributionState.Withdrawn => "zurückgezogen",
            ContributionState.Erased => "gelöscht",
            _ => throw new InvalidOperationException($"Unknown state {state}."),
        };

    /// <summary>What was shown on the map: "Lage: 51.36, 7.47", "Linie, 350 m, um 51.36, 7.47"; null for nothing.</summary>
    public static string? Shown(double? longitude, double? latitude, string? shape) =>
        (longitude, latitude) is not ({ } east, { } north) ? null
        : shape is not null && GeoReader.Read(shape).Measured() is { } measured ? $"{measured}, um {new GeoPoint(east, north)}"
        : $"Lage: {new GeoPoint(east, north)}";

    /// <summary>"Absatz 2", "das ganze Element".</summary>
    public static string Place(int paragraph) => paragraph == 0 ? "insgesamt" : $"Absatz\u00a0{paragraph}";
}

/// <summary>One contribution on a page.</summary>
/// <param name="PlaceUrl">Where the text stands to which it belongs; null where the page shows that already.</param>
/// <param name="AnswerUrl">The form to answer it; null when nothing can be answered now.</param>
/// <param name="IsOpen">Its phase is open: it can be supported.</param>
internal sealed record CommentView(ContributionRow Row, string? PlaceUrl = null, string? PlaceLabel = null, string? AnswerUrl = null, bool IsOpen = false);
