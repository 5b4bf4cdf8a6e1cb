using System.ComponentModel.DataAnnotations;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.MapPins;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ideas;

/// <summary>What a person typed into the form of an idea, or of an answer to one.</summary>
internal sealed record IdeaInput
{
    public string? Title { get; init; }
    public string? Text { get; init; }
    public string? Category { get; init; }
    public string? PlaceNote { get; init; }

    /// <summary>Key of one of the city's places.</summary>
    public string? Space { get; init; }

    /// <summary>Of a pin: what is drawn, a GeoKind …</summary>
    public string? Drawing { get; init; }

    /// <summary>… and where: latitude and longitude, a line each.</summary>
    public string? Coordinates { get; init; }

    /// <summary>What is looked for in the list of streets, …</summary>
    public string? Street { get; init; }

    /// <summary>… that it is looked for now, …</summary>
    public string? Find { get; init; }

    /// <summary>… and which one was chosen: its place and its name.</summary>
    public string? Pick { get; init; }
    public bool IsSearch => (Find ?? Pick) is not null;
    public string? Name { get; init; }
    public bool ShowName { get; init; }

    /// <summary>What the photo shows.</summary>
    public string? Alt { get; init; }

    /// <summary>Nobody sees this field; programs fill it.</summary>
    public string? Website { get; init; }
    public string? Token { get; init; }

    public static string Line(string? typed) => SubmitContribution.Clean(typed).ReplaceLineEndings(" ");

    public SubmitContribution Command(FormToken token, Guid? author, ParticipationPhase phase, bool isAnswer, IReadOnlyList<SpaceCard> spaces, PinDrawn drawn)
    {
        var (name, note) = (phase.AsksName ? Line(Name) : "", Line(PlaceNote));
        return new(token)
        {
            Text = SubmitContribution.Clean(Text),
            Name = name.Length == 0 ? null : name,
            ShowsName = ShowName,
            AuthorId = token.AuthorId is { } writer && writer == author ? writer : null,
            IsSuspicious = !string.IsNullOrEmpty(Website),
            Idea = isAnswer
                ? null
                : new(
                    Line(Title),
                    phase.Categories.Find(c => c.Key == Category)?.Key,
                    note.Length == 0 ? null : note,
                    spaces.FirstOrDefault(s => s.Key == Space)?.Id,
                    drawn.Point,
                    drawn.Shape
                ),
        };
    }

    public static IEnumerable<Fault> Check(SubmitContribution command, ParticipationPhase phase, PinDrawn drawn)
    {
        if (command.Idea is { } idea)
        {
            if (idea.Title.Length is 0 or > Contribution.TitleMax)
            {
                yield return new(
                    "title",
                    idea.Title.Length == 0
                        ? $"Geben Sie {(phase.Kind == PhaseKind.MapPins ? "Ihrem Hinweis" : "Ihrer Idee")} eine Überschrift."
                        : $"Die Überschrift ist zu lang: Höchstens {Contribution.TitleMax} Zeichen sind möglich."
                );
            }

            if (phase.Categories.Count > 0 && idea.Category is null)
            {
                yield return new("category-0", "Wählen Sie eine Kategorie.");
            }

            if (idea.PlaceNote?.Length > Contribution.PlaceNoteMax)
            {
                yield return new("placeNote", $"Der Ort ist zu lang: Höchstens {Contribution.PlaceNoteMax} Zeichen sind möglich.");
            }
        }

        foreach (var fault in command.Idea is { } pin && phase.Kind == PhaseKind.MapPins ? PinPlace.Faults(pin, drawn) : [])
        {
            yield return fault;
        }

        if (command.Text.Length == 0)
        {
            yield return new(
                "text",
                command.Idea is null ? "Schreiben Sie eine Antwort."
                    : phase.Kind == PhaseKind.MapPins ? "Beschreiben Sie, was Ihnen dort auffällt."
                    : "Beschreiben Sie Ihre Idee."
            );
            yield break;
        }

        List<ValidationResult> faults = [];
        Validator.TryValidateObject(command, new ValidationContext(command), faults, validateAllProperties: true);
        foreach (var broken in faults)
        {
            yield return new(broken.MemberNames.First().ToLowerInvariant(), broken.ErrorMessage!);
        }
    }
}
