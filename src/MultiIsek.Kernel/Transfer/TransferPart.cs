namespace MultiIsek.Kernel.Transfer;

/// <summary>What one module takes from a city's data folder.</summary>
public abstract class TransferPart
{
    /// <summary>Parts are read in this order: a part may refer to the records of an earlier one.</summary>
    public abstract int Order { get; }

    /// <summary>The records behind the part's files, by the name of the schema ("spaces" for spaces.json).</summary>
    public virtual IReadOnlyDictionary<string, Type> Schemas { get; } = new Dictionary<string, Type>();

    /// <summary>Reads and checks the part's files and puts the changes into the context; it does not save.</summary>
    public abstract Task ReadAsync(Import import, CancellationToken ct);
}

/// <summary>A record that has a stable name.</summary>
public interface IKeyed
{
    Guid Id { get; }
    string Key { get; }
}
