using System.Net;
using System.Net.Mail;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Sending;
using MultiIsek.Notifications.Contracts;

namespace MultiIsek.Notifications.Mail;

/// <summary>Sends mail by SMTP, or puts it as a file into the data folder where no server is configured. A repeated attempt carries the same Message-ID.</summary>
internal sealed class MailSender(IOptions<MailOptions> options, IConfiguration configuration) : IOutboxSender
{
    public const string MailKind = "mail";

    public string Kind => MailKind;
    public string German => "E-Mail";

    public async Task SendAsync(Guid id, string payload, CancellationToken ct)
    {
        var settings = options.Value;
        using var message = Message(id, JsonSerializer.Deserialize<SendMail>(payload)!, settings);
        using var client = Client(settings);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            // Waited for apart: after the text the client no longer looks at its token. Disposing it cuts the connection.
            await client.SendMailAsync(message, timeout.Token).WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new OutboxDelayedException("timeout", e);
        }
        catch (SmtpFailedRecipientException e) when ((int)e.StatusCode >= 500)
        {
            throw new OutboxRefusedException($"refused: {(int)e.StatusCode}");
        }
        catch (SmtpFailedRecipientException e)
        {
            // A mailbox that is full, or a server that asks strangers to come again.
            throw new OutboxDelayedException($"delayed: {(int)e.StatusCode}", e) { IsOfOne = true };
        }
        catch (SmtpException e)
        {
            // 451 is what most servers say that ask strangers to come again, and means this mail alone.
            throw new OutboxDelayedException(e.StatusCode == SmtpStatusCode.GeneralFailure ? "no answer" : $"delayed: {(int)e.StatusCode}", e)
            {
                IsOfOne = e.StatusCode == SmtpStatusCode.LocalErrorInProcessing,
            };
        }
    }

    // What is no address does not become one by waiting.
    private static MailAddress Address(string address) => MailAddress.TryCreate(address, out var parsed) ? parsed : throw new OutboxRefusedException("no address");

    private static MailMessage Message(Guid id, SendMail mail, MailOptions settings)
    {
        var from = new MailAddress(settings.From, mail.FromName, Encoding.UTF8);
        var message = new MailMessage(from, Address(mail.To))
        {
            Subject = mail.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{id:N}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.UnsubscribeUrl is { } end)
        {
            message.Headers.Add("List-Unsubscribe", $"<{end}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        if (mail.ReplyTo is { } reply)
        {
            message.ReplyToList.Add(Address(reply));
        }

        return message;
    }

    private SmtpClient Client(MailOptions settings)
    {
        if (settings.Host is null)
        {
            var folder = Path.GetFullPath(Path.Combine(configuration["Data:Directory"] ?? "data", "mail"));
            Directory.CreateDirectory(folder);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder };
        }

        return new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.UseTls,
            // Ours comes first; this one is for what goes on alone.
            Timeout = (settings.TimeoutSeconds + 5) * 1000,
            Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
        };
    }
}
