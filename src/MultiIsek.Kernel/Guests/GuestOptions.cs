using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Kernel.Guests;

/// <summary>Section "Guests" of the configuration; checked at start. More than the first two is a burst: then a form is asked for its proof of work.</summary>
public sealed class GuestOptions
{
    /// <summary>Forms that one address (an IPv6 /64 counts as one) sends to one city per window before it is asked.</summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 3;

    /// <summary>Forms that one city gets per window from everybody together before all are asked.</summary>
    [Range(1, 100_000_000)]
    public int PerTenant { get; set; } = 300;

    /// <summary>In a burst: forms without a proof from one address, for people without scripts.</summary>
    [Range(1, 1_000_000)]
    public int UnprovenPerAddress { get; set; } = 2;

    /// <summary>In a burst: forms without a proof that one city takes from everybody together.</summary>
    [Range(1, 100_000_000)]
    public int UnprovenPerTenant { get; set; } = 100;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Rounds of PBKDF2 of one try; a proof takes 256 tries on average.</summary>
    [Range(1, 1_000_000)]
    public int Cost { get; set; } = 4000;

    /// <summary>How long a challenge may be answered: as long as a form may stay open.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(8);
}
