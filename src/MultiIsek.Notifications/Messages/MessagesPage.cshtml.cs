using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Notifications.Messages;

/// <summary>Nachrichten, die warten oder nicht ankamen: newest first, by keyset, without addresses and texts.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class MessagesPage(IsekDbContext db, IMediator mediator, IEnumerable<IOutboxSender> senders, TimeProvider time) : PageModel, IFaulty
{
    public const int PageSize = 50;

    public sealed record Line(Guid Id, string Kind, DateTime CreatedAt, DateTime? DueAt, int Attempts, string? Error, bool IsEmptied);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    /// <summary>Id of the last line, where older ones follow.</summary>
    public Guid? More { get; private set; }
    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    /// <summary>What is due soon is tried without anybody's doing.</summary>
    public bool CanRetry(Line line) => !line.IsEmptied && (line.DueAt is not { } due || due > Now + OutboxMessage.Lease);

    /// <summary>Who sends it says what it is; one that nobody sends any more keeps its bare name.</summary>
    public string KindOf(Line line) => senders.FirstOrDefault(s => s.Kind == line.Kind)?.German ?? line.Kind;

    public Task OnGetAsync(Guid? vor, CancellationToken ct) => LoadAsync(vor, ct);

    public async Task<IActionResult> OnPostAsync([FromForm] Guid message, CancellationToken ct)
    {
        try
        {
            await mediator.Send(new RetryMessage(message), ct);
            Done = "Die Nachricht wird gleich noch einmal versucht.";
        }
        catch (RefusedException e)
        {
            Faults = [new("", e.Message)];
        }

        await LoadAsync(null, ct);
        return Page();
    }

    private async Task LoadAsync(Guid? before, CancellationToken ct)
    {
        var rows = await db.Set<OutboxMessage>()
            .Where(m => m.SentAt == null && m.Kind != NothingToSend.Nothing && (before == null || m.Id < before))
            .OrderByDescending(m => m.Id)
            .Select(m => new Line(m.Id, m.Kind, m.CreatedAt, m.DueAt, m.Attempts, m.Error, m.Payload == ""))
            .Take(PageSize + 1)
            .ToListAsync(ct);
        More = rows.Count > PageSize ? rows[PageSize - 1].Id : null;
        Lines = [.. rows.Take(PageSize)];
    }
}
