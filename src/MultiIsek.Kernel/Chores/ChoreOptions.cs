using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Kernel.Chores;

/// <summary>Section "Chores" of the configuration.</summary>
public sealed class ChoreOptions
{
    /// <summary>False: this instance leaves the daily chores to others.</summary>
    public bool IsRunning { get; set; } = true;

    /// <summary>How long after the start the first round comes: the moments after a start belong to those who wait for a page.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FirstRound { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>From the end of a round to the next one.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromHours(24);
}
