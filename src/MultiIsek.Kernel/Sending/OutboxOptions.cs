using System.ComponentModel.DataAnnotations;

namespace MultiIsek.Kernel.Sending;

/// <summary>Section "Outbox" of the configuration.</summary>
public sealed class OutboxOptions
{
    /// <summary>False: this instance puts messages into the outbox and leaves sending them to others.</summary>
    public bool IsRunning { get; set; } = true;

    /// <summary>How long after the start what an earlier run left is looked for.</summary>
    public TimeSpan FirstRound { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after it was written an undelivered message keeps its addresses and its text. It is given up after some three days; until here it can be tried anew.</summary>
    [Range(typeof(TimeSpan), "4.00:00:00", "365.00:00:00")]
    public TimeSpan KeepUnsent { get; set; } = TimeSpan.FromDays(14);
}
