using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Notifications.Messages;

/// <summary>Messages that could not be sent.</summary>
internal sealed class MessageWork(IsekDbContext db) : IDeskWork
{
    public string Policy => Policies.Admin;

    public async Task<(IReadOnlyList<DeskTask> Tasks, IReadOnlyList<DeskDate> Dates)> FindAsync(DateOnly today, CancellationToken ct)
    {
        var count = await db.Set<OutboxMessage>().CountAsync(m => m.SentAt == null && m.Error != null && m.Payload != "", ct);
        return (
            count == 0
                ? []
                : [new(count, count == 1 ? "Eine Nachricht kommt nicht an" : "Nachrichten kommen nicht an", "Woran es liegt, steht bei jeder.", "/verwaltung/nachrichten")],
            []
        );
    }
}
