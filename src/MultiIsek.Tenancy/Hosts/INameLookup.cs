using System.Net;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Namensauflösung: asks the Domain Name System where a host leads.</summary>
internal interface INameLookup
{
    /// <returns>Without addresses when nobody has entered the name.</returns>
    /// <exception cref="NameLookupException">No answer.</exception>
    Task<NameAnswer> FindAsync(string host, CancellationToken ct);

    /// <returns>What is written at the name (TXT).</returns>
    /// <exception cref="NameLookupException">No answer.</exception>
    Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken ct);
}

/// <param name="Aliases">Names that it leads to (CNAME), in lower case without a dot at the end; not every look-up knows them.</param>
internal sealed record NameAnswer(IReadOnlyList<IPAddress> Addresses, IReadOnlyList<string> Aliases)
{
    /// <summary>What is written there, where that was asked for.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];
}

internal sealed class NameLookupException(string message, Exception? inner = null) : Exception(message, inner);
