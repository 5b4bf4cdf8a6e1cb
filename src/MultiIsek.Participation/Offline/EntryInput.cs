using Microsoft.AspNetCore.Http;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Ideas;
using MultiIsek.Participation.Paper;
using MultiIsek.Participation.PhaseDesk;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Offline;

/// <summary>What was typed into the form of a batch.</summary>
internal sealed record EntryInput
{
    public const int CardsMax = 200;
    public string Channel { get; init; } = "";
    public string ReceivedOn { get; init; } = "";
    public string LateReason { get; init; } = "";
    public bool IsPublished { get; init; }
    public IReadOnlyList<CardInput> Cards { get; init; } = [];

    /// <summary>Hash of the list that filled the form; empty for none.</summary>
    public string Table { get; init; } = "";

    /// <summary>A list that says channel or day of each row.</summary>
    public bool HasOrigins => Cards.Any(c => c.Channel.Length + c.ReceivedOn.Length > 0);

    public static EntryInput Read(IFormCollection form)
    {
        var count = Math.Clamp(int.TryParse(form["count"], out var typed) ? typed : 0, 0, CardsMax);
        return new()
        {
            Channel = IdeaInput.Line(form["channel"]),
            ReceivedOn = IdeaInput.Line(form["receivedOn"]),
            LateReason = IdeaInput.Line(form["lateReason"]),
            IsPublished = form["isPublished"] == "true",
            Table = form["table"].ToString() is { Length: 64 } hash && hash.All(char.IsAsciiHexDigitLower) ? hash : "",
            Cards =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => new CardInput(
                        IdeaInput.Line(form[$"element-{i}"]),
                        IdeaInput.Line(form[$"title-{i}"]),
                        IdeaInput.Line(form[$"category-{i}"]),
                        IdeaInput.Line(form[$"place-{i}"]),
                        SubmitContribution.Clean(form[$"text-{i}"]),
                        IdeaInput.Line(form[$"name-{i}"]),
                        int.TryParse(form[$"no-{i}"], out var no) ? no : null,
                        IdeaInput.Line(form[$"code-{i}"]),
                        IdeaInput.Line(form[$"channel-{i}"]),
                        IdeaInput.Line(form[$"receivedOn-{i}"])
                    )),
            ],
        };
    }

    /// <param name="bodies">Whose letters it takes; null for anybody's.</param>
    /// <returns>The values; null where there are faults. Cards without any text are not there.</returns>
    public (EntryValues? Values, IReadOnlyList<Fault> Faults) Check(
        ParticipationPhase phase,
        IReadOnlyList<ElementCard> elements,
        DateOnly today,
        IReadOnlyList<string>? bodies = null
    )
    {
        List<Fault> faults = [];
        var origins = EntryOrigins.Check(this, today, faults);
        if (LateReason.Length > EntryBatch.ReasonMax)
        {
            faults.Add(new("lateReason", $"Höchstens {EntryBatch.ReasonMax} Zeichen."));
        }

        List<EntryRow> rows = [.. Cards.Select((card, i) => (card, i)).Where(c => !c.card.IsEmpty).Select(c => Row(phase, c.card, c.i, elements, bodies, origins, today, faults))];
        if (rows.Count == 0)
        {
            faults.Add(new("text-0", "Tragen Sie mindestens einen Beitrag ein."));
        }

        if (LateReason.Length == 0 && rows.FirstOrDefault(r => r.Origin?.IsLate(phase) == true) is { } late)
        {
            faults.Add(new("lateReason", $"Der {GermanText.Day(late.Origin.ReceivedOn)} liegt nicht in der Zeit der Phase. Schreiben Sie, warum die Beiträge trotzdem zählen."));
        }

        return faults.Count > 0
            ? (null, faults)
            : (
                new(
                    rows.Exists(r => r.Origin.Channel != rows[0].Origin.Channel) ? Contracts.Channel.Import : rows[0].Origin.Channel,
                    rows.Max(r => r.Origin.ReceivedOn),
                    LateReason.Length == 0 ? null : LateReason,
                    IsPublished,
                    rows
                ),
                faults
            );
    }

    /// <summary>By key, number, label, or by the code that stands on its paper form.</summary>
    public static ElementCard? Named(Guid phase, IReadOnlyList<ElementCard> elements, string typed) =>
        elements.FirstOrDefault(e => e.Key == typed || e.Label == typed || (e.Number is not null && e.Number == typed)) ?? PaperCode.ElementOf(phase, elements, typed);

    private static EntryRow Row(
        ParticipationPhase phase,
        CardInput card,
        int i,
        IReadOnlyList<ElementCard> elements,
        IReadOnlyList<string>? bodies,
        EntryOrigins origins,
        DateOnly today,
        List<Fault> faults
    )
    {
        void Say(string field, string column, string message) =>
            faults.Add(new($"{field}-{i}", card.No is { } no ? $"Zeile {no}, Spalte „{column}“: {message}" : $"Karte {i + 1}: {message}"));
        void Fits(string field, string column, string text, int max)
        {
            if (text.Length > max)
            {
                Say(field, column, $"Höchstens {GermanText.Number(max)} Zeichen; es sind {GermanText.Number(text.Length)}.");
            }
        }

        var isIdea = phase.Kind == PhaseKind.Ideas;
        var element = isIdea ? null : PaperCode.ElementOf(phase.Id, elements, card.Code) ?? Named(phase.Id, elements, card.Element);
        if (!isIdea && card.Code.Length > 0 && (PaperCode.ElementOf(phase.Id, elements, card.Code) is not { } coded || (Named(phase.Id, elements, card.Element) ?? coded) != coded))
        {
            Say(
                "code",
                "Code",
                PaperCode.ElementOf(phase.Id, elements, card.Code) is { } other
                    ? $"Dieser Bogen gehört zu „{other.Label}“. Wählen Sie dieses Element, oder lassen Sie den Code leer."
                    : $"„{card.Code}“ ist kein Code eines Bogens dieser Phase."
            );
        }
        else if (!isIdea && element is null && (bodies is null || card.Element.Length > 0))
        {
            Say("element", "Kapitel", card.Element.Length == 0 ? "Wählen Sie, wozu der Beitrag gehört." : $"„{card.Element}“ gibt es in dieser Phase nicht.");
        }

        if (card.Text.Length == 0)
        {
            Say("text", "Text", "Der Text fehlt.");
        }

        if (bodies?.Contains(card.Name) == false)
        {
            Say("name", "Name", card.Name.Length == 0 ? "Wählen Sie, welche Stelle geschrieben hat." : $"„{card.Name}“ steht nicht in der Liste der Träger öffentlicher Belange.");
        }

        if (isIdea && card.Title.Length == 0)
        {
            Say("title", "Überschrift", "Die Überschrift fehlt.");
        }

        var category = phase.Categories.Find(c => c.Key == card.Category || c.Name == card.Category)?.Key;
        if (isIdea && phase.Categories.Count > 0 && category is null)
        {
            Say("category", "Kategorie", card.Category.Length == 0 ? "Wählen Sie eine Kategorie." : $"„{card.Category}“ ist keine Kategorie dieser Phase.");
        }

        Fits("text", "Text", card.Text, Contribution.TextMax);
        Fits("title", "Überschrift", card.Title, Contribution.TitleMax);
        Fits("place", "Ort", card.Place, Contribution.PlaceNoteMax);
        Fits("name", "Name", card.Name, bodies is null ? Contribution.NameMax : InvitedBody.NameMax);
        return new(
            element?.Id,
            isIdea ? card.Title : null,
            isIdea ? category : null,
            isIdea && card.Place.Length > 0 ? card.Place : null,
            card.Text,
            card.Name.Length == 0 ? null : card.Name,
            // Null goes with a fault, and then no row is used.
            origins.Of(card, today, Say)!
        );
    }
}
