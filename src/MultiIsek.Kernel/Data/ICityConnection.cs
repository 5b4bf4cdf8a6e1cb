using System.Data.Common;

namespace MultiIsek.Kernel.Data;

/// <summary>
/// Verbindung der Stadt dieses Zugriffs: bare, for the one statement that is worth doing without a context, whose services cost as much as the statement.
/// Behind the same walls: it works for the scope's city, and row-level security reads which one that is.
/// </summary>
public interface ICityConnection
{
    /// <summary>One of <see cref="ProviderNames"/>.</summary>
    string ProviderName { get; }

    /// <summary>An open connection; only for PostgreSQL.</summary>
    Task<DbConnection> OpenAsync(CancellationToken ct);
}
