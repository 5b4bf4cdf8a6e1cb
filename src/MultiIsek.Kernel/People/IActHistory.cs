namespace MultiIsek.Kernel.People;

/// <summary>Eine Zeile aus dem Protokoll, in words.</summary>
/// <param name="At">UTC.</param>
/// <param name="Fields">What changed; may be empty.</param>
public sealed record ActLine(DateTime At, string Who, string What, string Fields);

/// <summary>Was mit einer Sache geschah: the city's log, as the page of that thing shows it. The module that keeps the log implements this.</summary>
public interface IActHistory
{
    /// <summary>Newest first.</summary>
    /// <param name="subject">As the acts name it.</param>
    Task<IReadOnlyList<ActLine>> ListAsync(string subject, int max, CancellationToken ct);
}
