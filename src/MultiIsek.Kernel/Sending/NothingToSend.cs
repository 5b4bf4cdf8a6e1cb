namespace MultiIsek.Kernel.Sending;

/// <summary>A message to nobody: written where a stranger must not learn from the time of an answer whether there was somebody to write to.</summary>
public sealed class NothingToSend : IOutboxSender
{
    public const string Nothing = "nothing";

    public string Kind => Nothing;
    public string German => "Leere Nachricht";

    public Task SendAsync(Guid id, string payload, CancellationToken ct) => Task.CompletedTask;
}
