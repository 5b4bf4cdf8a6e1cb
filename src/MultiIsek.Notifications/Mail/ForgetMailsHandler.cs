using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Sending;
using MultiIsek.Notifications.Contracts;

namespace MultiIsek.Notifications.Mail;

internal sealed class ForgetMailsHandler(IsekDbContext db) : IRequestHandler<ForgetMails, Unit>
{
    public async Task<Unit> Handle(ForgetMails command, CancellationToken ct)
    {
        // A sent one has lost its payload already. Few wait at any time; whom they are for is known to their payload only.
        var waiting = await db.Set<OutboxMessage>()
            .Where(m => m.Kind == MailSender.MailKind && m.SentAt == null && m.Payload != "")
            .Select(m => new { m.Id, m.Payload })
            .ToListAsync(ct);
        var ids = waiting.Where(m => IsTo(m.Payload, command.To)).Select(m => m.Id).ToList();
        await db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(ct);
        return Unit.Value;
    }

    private static bool IsTo(string payload, string to) => string.Equals(JsonSerializer.Deserialize<SendMail>(payload)?.To, to, StringComparison.OrdinalIgnoreCase);
}
