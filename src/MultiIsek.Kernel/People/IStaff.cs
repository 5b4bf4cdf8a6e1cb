namespace MultiIsek.Kernel.People;

/// <summary>Wer für die Stadt arbeitet, for modules that give people something to do; the module of accounts implements it.</summary>
public interface IStaff
{
    /// <summary>By name; at most 500.</summary>
    Task<IReadOnlyList<StaffPerson>> InRoleAsync(Role role, CancellationToken ct);
}

public sealed record StaffPerson(Guid Id, string Name, string Email);
