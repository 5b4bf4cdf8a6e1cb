using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.MapPins;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Photos;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Ideas;

/// <summary>Eine Idee with what others say to it.</summary>
[AllowAnonymous]
internal sealed class IdeaPage(IMediator mediator, PhaseBook book, ContributionList list, PhotoList photos) : PageModel
{
    public ParticipationPhase Phase { get; private set; } = null!;
    public ContributionRow Idea { get; private set; } = null!;
    public SpaceCard? Space { get; private set; }
    public PhotosShown Photos { get; private set; } = new([]);

    /// <summary>What is planned where a pin stands.</summary>
    public IReadOnlyList<ElementCard> There { get; private set; } = [];
    public bool IsOpen => Phase.StateAt(book.Now) == PhaseState.Open;

    public async Task<IActionResult> OnGetAsync(string phase, string number, CancellationToken ct)
    {
        if (
            (await book.FindAsync(phase, ct))?.Phase is not { } found
            || !found.Kind.IsCollection()
            || Contribution.ParseNumber(number) is not var (year, no)
            || await list.IdeaAsync(found.Id, year, no, ct) is not { } idea
        )
        {
            return NotFound();
        }

        (Phase, Idea) = (found, idea);
        Space = idea.SpaceId is { } id ? (await mediator.Send(new FindSpaces([id]), ct)).GetValueOrDefault(id) : null;
        Photos = idea.IsBlocked || idea.IsErased ? Photos : await photos.OfOneAsync(idea.Id, ct);
        There = found.Kind == PhaseKind.MapPins ? await PinPlace.ElementsAsync(mediator, idea.SpaceId, idea.Drawn, ct) : [];
        return Page();
    }
}
