using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Offline;

/// <summary>Kanal und Tag des Eingangs: of a batch, or of one row of a list that says its own.</summary>
internal sealed record EntryOrigin(Channel Channel, DateOnly ReceivedOn)
{
    /// <summary>Ways that staff enter, in the words of a table; the web is none of them.</summary>
    public static IReadOnlyList<(Channel Channel, string Name)> Channels { get; } =
    [
        (Channel.Paper, "Papier"),
        (Channel.Email, "E-Mail"),
        (Channel.Phone, "Telefon"),
        (Channel.Minutes, "Niederschrift"),
        (Channel.Workshop, "Werkstatt"),
        (Channel.Walk, "Begehung"),
    ];

    public static string ChannelNames => string.Join(", ", Channels.Select(c => c.Name));

    /// <summary>By its English name, as forms send it, or by its German one.</summary>
    public static Channel? ChannelOf(string typed) =>
        Channels.Where(c => c.Channel.ToString() == typed || string.Equals(c.Name, typed, StringComparison.OrdinalIgnoreCase)).Select(c => (Channel?)c.Channel).FirstOrDefault();

    /// <summary>Null where it is no day, or one to come.</summary>
    public static DateOnly? DayOf(string typed, DateOnly today) => PhaseClock.Day(typed) is { } day && day <= today ? day : null;

    public bool IsLate(ParticipationPhase phase) => ReceivedOn < phase.FirstDay() || ReceivedOn > phase.LastDay();
}

/// <summary>What of the origin was typed for all cards, and what of it they say themselves.</summary>
internal sealed record EntryOrigins(Channel? Channel, DateOnly? ReceivedOn)
{
    public const string DayHint = "zum Beispiel 5.12.2026; er kann nicht in der Zukunft liegen";

    /// <summary>Each card says its own, or all have that of the batch.</summary>
    public static EntryOrigins Check(EntryInput input, DateOnly today, List<Fault> faults)
    {
        List<CardInput> cards = [.. input.Cards.Where(c => !c.IsEmpty)];
        var (channel, received) = (EntryOrigin.ChannelOf(input.Channel), EntryOrigin.DayOf(input.ReceivedOn, today));
        if (channel is null && (input.Channel.Length > 0 || cards.Count == 0 || cards.Exists(c => c.Channel.Length == 0)))
        {
            faults.Add(new("channel", "Wählen Sie, wie die Beiträge kamen."));
        }

        if (received is null && (input.ReceivedOn.Length > 0 || cards.Count == 0 || cards.Exists(c => c.ReceivedOn.Length == 0)))
        {
            faults.Add(new("receivedOn", $"Geben Sie den Tag des Eingangs an, {DayHint}."));
        }

        return new(channel, received);
    }

    /// <param name="say">Field, column, message.</param>
    /// <returns>Null where something is wrong.</returns>
    public EntryOrigin? Of(CardInput card, DateOnly today, Action<string, string, string> say)
    {
        var channel = card.Channel.Length == 0 ? Channel : EntryOrigin.ChannelOf(card.Channel);
        var received = card.ReceivedOn.Length == 0 ? ReceivedOn : EntryOrigin.DayOf(card.ReceivedOn, today);
        if (channel is null && card.Channel.Length > 0)
        {
            say("channel", "Kanal", $"„{card.Channel}“ ist kein Kanal. Möglich sind: {EntryOrigin.ChannelNames}.");
        }

        if (received is null && card.ReceivedOn.Length > 0)
        {
            say("receivedOn", "Eingegangen am", $"„{card.ReceivedOn}“ ist kein Tag des Eingangs; {DayHint}.");
        }

        return channel is { } way && received is { } day ? new(way, day) : null;
    }
}
