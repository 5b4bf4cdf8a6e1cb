namespace MultiIsek.Kernel.People;

/// <summary>Brief an jemanden, der für die Stadt arbeitet, for modules that know no mail; the module of accounts implements it. Written in the caller's transaction, sent afterwards.</summary>
public interface IStaffLetters
{
    /// <summary>Nothing is written to whoever does not want letters of this kind.</summary>
    /// <param name="text">Without greeting; the link follows below it.</param>
    /// <param name="path">Where it leads on the city's own pages.</param>
    Task SendAsync(StaffPerson person, LetterKind kind, string subject, string text, string path, CancellationToken ct);
}

/// <summary>Art von Erinnerungen, which each person may do without. Registered by the module that writes them.</summary>
/// <param name="Key">Stays: rows and links name it.</param>
/// <param name="Policy">Offered to those who may do something about it.</param>
public sealed record LetterKind(string Key, string Name, string About, string Policy)
{
    public const int KeyMax = 30;
}
