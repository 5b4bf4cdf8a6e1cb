using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Site.Contact;

/// <summary>Section "Contact" of the configuration: limits of the contact form.</summary>
internal sealed class ContactOptions
{
    /// <summary>Messages that one address (an IPv6 /64 counts as one) may send at one city per window.</summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 5;

    /// <summary>Messages that one city takes per window from everybody together.</summary>
    [Range(1, 1_000_000)]
    public int PerTenant { get; set; } = 200;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Faster than a person writes (seconds).</summary>
    [Range(0, 60)]
    public int MinSeconds { get; set; } = 3;

    /// <summary>How long a form may stay open.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(8);
}
