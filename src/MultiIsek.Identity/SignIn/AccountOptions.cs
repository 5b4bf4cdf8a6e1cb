using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Identity.SignIn;

/// <summary>Section "Accounts" of the configuration: limits of sessions and of attempts.</summary>
internal sealed class AccountOptions : IValidatableObject
{
    /// <summary>Staff are signed out after so long without a request.</summary>
    public TimeSpan StaffIdle { get; set; } = TimeSpan.FromHours(2);

    /// <summary>And after so long in any case.</summary>
    public TimeSpan StaffLongest { get; set; } = TimeSpan.FromHours(12);
    public TimeSpan CitizenIdle { get; set; } = TimeSpan.FromDays(14);
    public TimeSpan CitizenLongest { get; set; } = TimeSpan.FromDays(60);

    /// <summary>How old a look at session and roles may be: a revoked session ends within this.</summary>
    public TimeSpan SessionAge { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How recent a sign-in must be for sensitive acts.</summary>
    public TimeSpan Recent { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Attempts to sign in, by address and city, within ten minutes.</summary>
    [Range(1, 1_000_000)]
    public int AttemptsPerAddress { get; set; } = 20;

    /// <summary>Passwords compared for one city, from wherever they come, within ten minutes: comparing takes a tenth of a second of the processor on purpose.</summary>
    [Range(1, 1_000_000)]
    public int PasswordsPerCity { get; set; } = 3000;

    /// <summary>Acts of one person on pages of the account, of members and of keys, within ten minutes.</summary>
    [Range(1, 1_000_000)]
    public int ActsPerAccount { get; set; } = 60;

    /// <summary>Codes tried at one account whose password was right, from wherever, within ten minutes.</summary>
    [Range(1, 1_000_000)]
    public int AttemptsPerAccount { get; set; } = 30;

    /// <summary>Mails that a stranger can make us send, by address and city, within ten minutes.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerAddress { get; set; } = 5;

    /// <summary>The same at one city, from wherever.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerCity { get; set; } = 300;

    /// <summary>The same to one mailbox, from wherever.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerPerson { get; set; } = 5;

    /// <summary>Networks (10.1.0.0/16) beside the public one in which a city's provider may lie. One that holds 127.0.0.1 allows http on this machine, too.</summary>
    public string[] ProviderNetworks { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        ProviderNetworks.Where(n => !System.Net.IPNetwork.TryParse(n, out _)).Select(n => new ValidationResult($"Accounts:ProviderNetworks: '{n}' is no network."));
}
