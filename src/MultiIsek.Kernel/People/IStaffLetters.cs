namespace MultiIsek.Kernel.People;

/// <summary>Brief an jemanden, der für die Stadt arbeitet, for modules that know no mail; the module of accounts implements it. Written in the caller's transaction, sent afterwards.</summary>
public interface IStaffLetters
{
    /// <param name="text">Without greeting; the link follows below it.</param>
    /// <param name="path">Where it leads on the city's own pages.</param>
    Task SendAsync(StaffPerson person, string subject, string text, string path, CancellationToken ct);
}
