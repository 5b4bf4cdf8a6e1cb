using MediatR;
using MultiIsek.Kernel.Sending;
using MultiIsek.Notifications.Contracts;

namespace MultiIsek.Notifications.Mail;

internal sealed class SendMailHandler(Outbox outbox) : IRequestHandler<SendMail, Guid>
{
    public Task<Guid> Handle(SendMail mail, CancellationToken ct) => Task.FromResult(outbox.Add(mail.To.Length == 0 ? NothingToSend.Nothing : MailSender.MailKind, mail, mail.Id));
}
