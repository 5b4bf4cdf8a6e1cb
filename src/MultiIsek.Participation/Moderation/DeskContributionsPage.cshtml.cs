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
using MultiIsek.Participation.Offline;
using MultiIsek.Participation.Photos;

namespace MultiIsek.Participation.Moderation;

/// <summary>Beiträge lesen und entscheiden: those that wait, those that were reported, all.</summary>
[Authorize(Policies.Moderator), PrivatePage]
internal sealed class DeskContributionsPage(IMediator mediator, PhotoList photos, BatchList batches) : PageModel, IFaulty
{
    public const string Address = "/verwaltung/beitraege";
    public const int WordMax = 100;
    private const int PageSize = 50;

    public IReadOnlyList<ContributionCard> Contributions { get; private set; } = [];

    /// <summary>By contribution.</summary>
    public ILookup<Guid, PhotoView> Photos { get; private set; } = Array.Empty<PhotoView>().ToLookup(p => p.Id);

    /// <summary>What staff entered, by number.</summary>
    public IReadOnlyDictionary<string, BatchView> Batches { get; private set; } = new Dictionary<string, BatchView>();
    public ContributionFilter Filter { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>The number whose form comes back, with the reason that was typed.</summary>
    public string? Number { get; private set; }
    public string? Reason { get; private set; }

    public string? Word { get; private set; }

    /// <summary>Where this page began; null on the first one.</summary>
    public string? After { get; private set; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string? Next { get; private set; }

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

    /// <summary>The same list with another filter, or further on.</summary>
    public string UrlOf(ContributionFilter filter, string? after = null) =>
        $"{Address}?art={filter}{(Word is null ? "" : $"&wort={Uri.EscapeDataString(Word)}")}{(after is null ? "" : $"&nach={after}")}";

    /// <summary>An act on it, which comes back to where it was pressed.</summary>
    public string ActUrl(string act) => $"{UrlOf(Filter, After)}&handler={act}";

    private async Task LoadAsync(ContributionFilter filter, CancellationToken ct)
    {
        Filter = filter;
        Word = Request.Query["wort"].ToString().Trim() is { Length: > 0 and <= WordMax } word ? word : null;
        var before = Keyset.Parse(Request.Query["nach"]);
        After = before?.ToString();
        var cards = await mediator.Send(new ListContributions(filter, PageSize + 1, Word, before is null ? null : (before.ReceivedAt, before.Id)), ct);
        Contributions = [.. cards.Take(PageSize)];
        Next = cards.Count > PageSize ? new Keyset(Contributions[^1].ReceivedAt, Contributions[^1].Id).ToString() : null;
        Batches = await batches.OfAsync([.. Contributions.Select(c => c.Number)], ct);
        Photos = await photos.OfAsync([.. Contributions.Select(c => c.Id)], ct);
    }
}
