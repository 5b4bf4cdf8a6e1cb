namespace MultiIsek.Kernel.People;

/// <summary>Personenbezogene Daten eines Moduls: what it holds of an account's person. Told when the person asks for it, taken away when the account is erased.</summary>
public interface IPersonalData
{
    /// <summary>All that is held of this person, for the archive that the person downloads.</summary>
    Task<IReadOnlyList<PersonalFile>> ListAsync(Guid account, CancellationToken ct);

    /// <summary>German sentences that say, before it is done, what erasing takes away and what it leaves; empty where it is nothing that anybody else would miss.</summary>
    Task<string> ExplainErasureAsync(CancellationToken ct);

    /// <summary>Leaves nothing of this person; part of the caller's transaction.</summary>
    Task EraseAsync(Guid account, CancellationToken ct);
}

/// <summary>A file of the archive.</summary>
/// <param name="Name">"contributions.json".</param>
/// <param name="About">One German line for its readme.</param>
/// <param name="Content">A text and bytes are written as they are, all else as JSON.</param>
public sealed record PersonalFile(string Name, string About, object Content);
