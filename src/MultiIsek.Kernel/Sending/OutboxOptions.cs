namespace MultiIsek.Kernel.Sending;

/// <summary>Section "Outbox" of the configuration.</summary>
public sealed class OutboxOptions
{
    /// <summary>False: this instance puts messages into the outbox and leaves sending them to others.</summary>
    public bool IsRunning { get; set; } = true;
}
