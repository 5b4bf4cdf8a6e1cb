using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Photos;

namespace MultiIsek.Participation.Moderation;

/// <summary>Beiträge lesen und entscheiden: those that wait, those that were reported, all.</summary>
[Authorize(Policies.Moderator), PrivatePage]
internal sealed class DeskContributionsPage(IMediator mediator, PhotoList photos) : PageModel, IFaulty
{
    public IReadOnlyList<ContributionCard> Contributions { get; private set; } = [];

    /// <summary>By contribution.</summary>
    public ILookup<Guid, PhotoView> Photos { get; private set; } = Array.Empty<PhotoView>().ToLookup(p => p.Id);
    public ContributionFilter Filter { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>The number whose form comes back, with the reason that was typed.</summary>
    public string? Number { get; private set; }
    public string? Reason { get; private set; }

    public async Task OnGetAsync(ContributionFilter? art, CancellationToken ct) => await LoadAsync(art ?? ContributionFilter.Pending, ct);

    public Task<IActionResult> OnPostPublishAsync(ContributionFilter? art, [FromForm] string? number, CancellationToken ct) =>
        ActAsync(art, new PublishContribution(number ?? ""), $"{number} ist veröffentlicht.", ct);

    public Task<IActionResult> OnPostBlockAsync(ContributionFilter? art, [FromForm] string? number, [FromForm] string? reason, CancellationToken ct)
    {
        (Number, Reason) = (number, reason);
        return ActAsync(art, new BlockContribution(number ?? "", reason ?? ""), $"{number} ist ausgeblendet.", ct);
    }

    private async Task<IActionResult> ActAsync(ContributionFilter? filter, IRequest command, string done, CancellationToken ct)
    {
        try
        {
            await mediator.Send(command, ct);
            (Done, Number, Reason) = (done, null, null);
        }
        catch (RefusedException e)
        {
            Faults = [new($"reason-{Number}", e.Message)];
        }

        await LoadAsync(filter ?? ContributionFilter.Pending, ct);
        return Page();
    }

    private async Task LoadAsync(ContributionFilter filter, CancellationToken ct)
    {
        Filter = filter;
        Contributions = await mediator.Send(new ListContributions(filter, 100), ct);
        Photos = await photos.OfAsync([.. Contributions.Select(c => c.Id)], ct);
    }
}
