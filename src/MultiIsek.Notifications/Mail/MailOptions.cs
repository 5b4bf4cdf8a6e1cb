using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Notifications.Mail;

/// <summary>Section "Mail" of the configuration.</summary>
internal sealed class MailOptions
{
    /// <summary>SMTP server; without one, mails are put as files into the data folder's "mail".</summary>
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 25;
    public bool UseTls { get; set; }
    public string? User { get; set; }
    public string? Password { get; set; }

    [Required]
    public string From { get; set; } = "multiisek@localhost";

    /// <summary>How long one attempt may take (seconds).</summary>
    [Range(1, 110)]
    public int TimeoutSeconds { get; set; } = 20;
}
