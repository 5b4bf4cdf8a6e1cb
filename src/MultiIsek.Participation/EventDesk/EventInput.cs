using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.PhaseDesk;

namespace MultiIsek.Participation.EventDesk;

/// <summary>What was typed into the form of an event, or stands in it. The rules are in <see cref="EventRules"/>.</summary>
internal sealed record EventInput
{
    public string Title { get; init; } = "";
    public string Kind { get; init; } = nameof(EventKind.Forum);
    public string Status { get; init; } = nameof(EventStatus.Scheduled);
    public string Format { get; init; } = nameof(EventFormat.OnSite);
    public string HeldOn { get; init; } = "";
    public string EndsOn { get; init; } = "";
    public string DateNote { get; init; } = "";
    public string From { get; init; } = "";
    public string Until { get; init; } = "";
    public string Place { get; init; } = "";
    public string MeetingPoint { get; init; } = "";
    public string Purpose { get; init; } = "";
    public string Agenda { get; init; } = "";
    public string Participants { get; init; } = "";
    public string Result { get; init; } = "";

    /// <summary>Key; empty for none.</summary>
    public string Plan { get; init; } = "";

    /// <summary>Keys.</summary>
    public IReadOnlyList<string> Spaces { get; init; } = [];

    /// <summary>A key or an address in each line.</summary>
    public string Documents { get; init; } = "";
    public bool TakesRegistrations { get; init; }
    public string Seats { get; init; } = "";

    /// <summary>Empty: until it begins.</summary>
    public string CloseDay { get; init; } = "";
    public string CloseClock { get; init; } = "";

    public IReadOnlyList<string> DocumentKeys =>
        [.. Documents.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(d => d.Split('/')[^1].ToLowerInvariant()).Distinct()];

    public static EventInput Read(IFormCollection form)
    {
        string Text(string name) => SubmitContribution.Clean(form[name]);
        string Line(string name) => Text(name).ReplaceLineEndings(" ");
        return new()
        {
            Title = Line("title"),
            Kind = Line("kind"),
            Status = Line("status"),
            Format = Line("format"),
            HeldOn = Line("heldOn"),
            EndsOn = Line("endsOn"),
            DateNote = Line("dateNote"),
            From = Line("from"),
            Until = Line("until"),
            Place = Line("place"),
            MeetingPoint = Line("meetingPoint"),
            Purpose = Text("purpose"),
            Agenda = Text("agenda"),
            Participants = Line("participants"),
            Result = Text("result"),
            Plan = Line("plan"),
            Spaces = [.. form["spaces"].OfType<string>().Where(v => v.Length > 0).Distinct()],
            Documents = Text("documents"),
            TakesRegistrations = form["takesRegistrations"] == "true",
            Seats = Line("seats"),
            CloseDay = Line("closeDay"),
            CloseClock = Line("closeClock"),
        };
    }

    /// <param name="spaces">Keys.</param>
    /// <param name="documents">Keys.</param>
    public static EventInput Of(PublicEvent row, string? plan, IReadOnlyList<string> spaces, IReadOnlyList<string> documents)
    {
        var close = row.RegistrationEndsAt is null || row.RegistrationEndsAt == row.StartsAt ? ("", "") : PhaseClock.Typed(row.RegistrationEndsAt, true);
        return new()
        {
            Title = row.Title,
            Kind = row.Kind.ToString(),
            Status = row.Status.ToString(),
            Format = row.Format.ToString(),
            HeldOn = row.HeldOn?.ToInput() ?? "",
            EndsOn = row.EndsOn?.ToInput() ?? "",
            DateNote = row.DateNote ?? "",
            From = row.StartsAtClock?.ToString("HH:mm", null) ?? "",
            Until = row.EndsAtClock?.ToString("HH:mm", null) ?? "",
            Place = row.Place ?? "",
            MeetingPoint = row.MeetingPoint ?? "",
            Purpose = row.Purpose ?? "",
            Agenda = row.Agenda ?? "",
            Participants = row.Participants ?? "",
            Result = row.Result ?? "",
            Plan = plan ?? "",
            Spaces = spaces,
            Documents = string.Join('\n', documents),
            TakesRegistrations = row.RegistrationEndsAt is not null,
            Seats = row.Seats?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            CloseDay = close.Item1,
            CloseClock = close.Item2,
        };
    }
}
