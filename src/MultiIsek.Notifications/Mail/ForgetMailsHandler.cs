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
        var ids = waiting.Where(m => IsMeant(m.Payload, command)).Select(m => m.Id).ToList();
        await db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(ct);
        return Unit.Value;
    }

    private static bool IsMeant(string payload, ForgetMails command) =>
        JsonSerializer.Deserialize<SendMail>(payload) is { } mail
        && string.Equals(mail.To, command.To, StringComparison.OrdinalIgnoreCase)
        && (command.Account is null || mail.Account == command.Account);
}
