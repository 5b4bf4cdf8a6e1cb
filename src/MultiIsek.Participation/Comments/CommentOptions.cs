using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Participation.Comments;

/// <summary>Section "Comments" of the configuration; checked at start.</summary>
internal sealed class CommentOptions
{
    /// <summary>Contributions that one address (an IPv6 /64 counts as one) may hand in at one city per window.</summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 5;

    /// <summary>Contributions that one city takes per window from everybody together.</summary>
    [Range(1, 100_000_000)]
    public int PerTenant { get; set; } = 12_000;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Reports of contributions per address, city and window.</summary>
    [Range(1, 1_000_000)]
    public int ReportsPerAddress { get; set; } = 5;

    /// <summary>Registrations for events per address, city and window: a household or an office.</summary>
    [Range(1, 1_000_000)]
    public int RegistrationsPerAddress { get; set; } = 10;

    /// <summary>Contributions that one address may support at one city per window: a class or a household, not a program.</summary>
    [Range(1, 1_000_000)]
    public int SupportsPerAddress { get; set; } = 60;

    /// <summary>Ballots that one address may send at one city per window: an office or a hall, not a program.</summary>
    [Range(1, 1_000_000)]
    public int BallotsPerAddress { get; set; } = 20;

    /// <summary>Surveys that one address may send, or keep for later, at one city per window: a class, not a program.</summary>
    [Range(1, 1_000_000)]
    public int SurveysPerAddress { get; set; } = 60;

    /// <summary>Questions of an event's round, and support for them, per address, city and window: a whole room goes out by one address.</summary>
    [Range(1, 1_000_000)]
    public int RoomPerAddress { get; set; } = 600;

    /// <summary>Statements of invited bodies per address, city and window: an authority writes to many chapters.</summary>
    [Range(1, 1_000_000)]
    public int StatementsPerAddress { get; set; } = 120;

    /// <summary>Paper forms as PDF that one address may have made at one city per window.</summary>
    [Range(1, 1_000_000)]
    public int PaperPerAddress { get; set; } = 30;

    /// <summary>Receipt codes that one address may try at one city per window.</summary>
    [Range(1, 1_000_000)]
    public int LookupsPerAddress { get; set; } = 20;

    /// <summary>Faster than a person reads and writes (seconds).</summary>
    [Range(0, 60)]
    public int MinSeconds { get; set; } = 3;

    /// <summary>How long contributions are kept after the end of their phase (months), as form and privacy page say it.</summary>
    [Range(1, 600)]
    public int RetentionMonths { get; set; } = 12;

    /// <summary>How long a form may stay open.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(8);
}
