namespace MultiIsek.Kernel.People;

/// <summary>Brief der Stadt an jemanden, der darum gebeten hat, with or without an account, for modules that know no mail. Written in the caller's transaction, sent afterwards.</summary>
public interface ICityLetters
{
    /// <param name="text">Without greeting, beginning as after a comma; the link follows below it.</param>
    /// <param name="path">Where it leads on the city's own pages.</param>
    Task SendAsync(string email, string subject, string text, string path, CancellationToken ct);
}
