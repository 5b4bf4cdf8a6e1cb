using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Comments;

/// <summary>Stelle eines Kommentars: the element with the text of the phase's version, the paragraph, and the contribution that is answered.</summary>
internal sealed record CommentPlace(ElementCard Element, bool IsCurrent, int Paragraph, CommentPlace.Answered? Parent, Guid PhaseId)
{
    public sealed record Answered(Guid Id, string Number, string Text, int Answers);

    public FormPlace Form => new(PhaseId, Element.Id, Element.PlanVersionId, Paragraph, Parent?.Id);

    /// <summary>A comment on a paragraph may refer to some words of it; an answer refers to what it answers.</summary>
    public bool CanQuote => Paragraph > 0 && Parent is null;

    /// <summary>The words as this version's paragraph has them; null when none are given, or it has no such words.</summary>
    public string? FindQuote(string? typed) => CanQuote && SubmitContribution.Clean(typed) is { Length: > 0 } quote ? Quotes.Find(Element.Paragraphs[Paragraph - 1], quote) : null;

    public string Label => Paragraph == 0 ? Element.Label : $"{Element.Label}, Absatz\u00a0{Paragraph}";

    /// <summary>Where the text stands.</summary>
    public string Url => CommentUrl.Element(Element.Url, IsCurrent ? null : Element.VersionKey, Paragraph);

    public string ListUrl => CommentUrl.List(Element.PlanKey, Element.Key, IsCurrent ? null : Element.VersionKey);

    /// <summary>Null when the phase does not take comments at this place.</summary>
    public static async Task<CommentPlace?> FindAsync(
        IMediator mediator,
        IsekDbContext db,
        ParticipationPhase phase,
        string element,
        int paragraph,
        string? answered,
        CancellationToken ct
    )
    {
        if (
            phase.PlanVersionId is not { } version
            || (await mediator.Send(new ListElements(version), ct)).FirstOrDefault(e => e.Key == element) is not { } head
            || !phase.Takes(head.Id, version, head.Role, head.IsCommentable)
            || await mediator.Send(new FindElement(head.PlanKey, head.Key, head.VersionKey), ct) is not { } card
            || paragraph < 0
            || paragraph > card.Paragraphs.Count
        )
        {
            return null;
        }

        Answered? parent = null;
        if (answered is not null)
        {
            if (Contribution.ParseNumber(answered) is not var (year, number))
            {
                return null;
            }

            parent = await db.Set<Contribution>()
                .Where(c => c.Year == year && c.Number == number && c.PhaseId == phase.Id && c.ElementId == head.Id && c.PlanVersionId == version && c.Paragraph == paragraph)
                .Where(c => c.ParentId == null && c.State == ContributionState.Published)
                .Select(c => new Answered(c.Id, Contribution.PublicNumber(c.Year, c.Number), c.Text, db.Set<Contribution>().Count(a => a.ParentId == c.Id)))
                .FirstOrDefaultAsync(ct);
            if (parent is null)
            {
                return null;
            }
        }

        var current = (await mediator.Send(new FindElements([head.Id]), ct)).GetValueOrDefault(head.Id);
        return new CommentPlace(card, current?.PlanVersionId == version, paragraph, parent, phase.Id);
    }
}
