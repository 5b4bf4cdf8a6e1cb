namespace MultiIsek.Tenancy.Contracts;

/// <summary>Was am kanonischen Host einer Stadt hängt; asked in a scope of the city before it gets another one.</summary>
public interface IHostBound
{
    /// <summary>What stops working, in German sentences for the operator; nothing where nothing does.</summary>
    /// <param name="host">The canonical host to come.</param>
    Task<IReadOnlyList<string>> LossesAsync(string host, CancellationToken ct);
}
