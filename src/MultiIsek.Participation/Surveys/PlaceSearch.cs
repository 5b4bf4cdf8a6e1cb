using MediatR;
using MultiIsek.Kernel.Pages;
using MultiIsek.Participation.MapPins;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Surveys;

/// <summary>What was looked for in the form of a survey.</summary>
/// <param name="IsOffered">The city has a list of streets.</param>
/// <param name="Question">Whose address it is.</param>
internal sealed record PlaceSearch(bool IsOffered, string? Question, IReadOnlyList<StreetCard> Found, string? Chosen)
{
    public static PlaceSearch None { get; } = new(false, null, [], null);

    /// <summary>Only where a question asks for a place.</summary>
    public static async Task<PlaceSearch> OfferAsync(IMediator mediator, IReadOnlyList<Question> questions, CancellationToken ct) =>
        None with
        {
            IsOffered = questions.Any(q => q.Kind == QuestionKind.Place) && await mediator.Send(new CheckStreets(), ct),
        };

    public async Task<(PlaceSearch Search, SurveyInput Input, IReadOnlyList<Fault> Faults)> TurnAsync(
        IMediator mediator,
        IReadOnlyList<Question> questions,
        SurveyInput input,
        string? find,
        string? pick,
        CancellationToken ct
    )
    {
        var parts = (pick ?? find ?? "").Split('|', 2);
        if (!IsOffered || questions.FirstOrDefault(q => q.Kind == QuestionKind.Place && q.Key == parts[0]) is not { } question)
        {
            return (this, input, []);
        }

        if (pick is not null)
        {
            return parts.Length == 2 && StreetSearch.Picked(parts[1]) is var (point, label)
                ? (this with { Question = question.Key, Chosen = label }, input.With(question.Field, point.ToString()).With(question.StreetField, label), [])
                : (this, input, []);
        }

        var (found, fault) = await StreetSearch.FindAsync(mediator, input.One(question.StreetField), ", oder geben Sie Breite und Länge ein", ct);
        return (this with { Question = question.Key, Found = found }, input, fault is null ? [] : [new(question.StreetField, fault)]);
    }
}
