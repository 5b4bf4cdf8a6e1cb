namespace MultiIsek.Kernel.Sending;

/// <summary>Carries messages of one kind out of the process.</summary>
public interface IOutboxSender
{
    string Kind { get; }

    /// <summary>What staff call it: "E-Mail".</summary>
    string German { get; }

    /// <summary>Throws where it did not get through; what may be tried again is any exception but <see cref="OutboxRefusedException"/>.</summary>
    Task SendAsync(Guid id, string payload, CancellationToken ct);
}

/// <summary>The other side refused for good: trying again will not help.</summary>
/// <param name="reason">Staff read it: no address, no text.</param>
public sealed class OutboxRefusedException(string reason) : Exception(reason);

/// <summary>The other side could not be reached or asks for patience. The other messages of the kind wait for the next round, too.</summary>
/// <param name="reason">Staff read it: no address, no text.</param>
public sealed class OutboxDelayedException(string reason, Exception inner) : Exception(reason, inner)
{
    /// <summary>The other side works: it wants patience for this one message.</summary>
    public bool IsOfOne { get; init; }
}
