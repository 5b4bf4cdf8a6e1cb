using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Tenancy.Contracts;

/// <summary>Stadt anlegen: an empty city on its host. Without legal pages it is not public; a demonstration takes the operator's.</summary>
public sealed record CreateTenant(string Slug, string Name, Land Land, string Ags) : IRequest<TenantSite>
{
    public string Designation { get; init; } = "";
    public string Database { get; init; } = "Cities";
    public bool IsDemonstration { get; init; }
}

/// <summary>Stadt abschalten oder wieder einschalten.</summary>
public sealed record SetTenantState(string Slug, TenantState State) : IRequest;

/// <summary>Stadt abgeschaltet, told in the city's own scope: whoever is signed in there is not any more when it comes back.</summary>
public sealed record TenantSuspended : INotification;

/// <summary>Rechtliche Seite eintragen.</summary>
public sealed record SetLegalPage(string Slug, LegalKind Kind, string Markdown) : IRequest;

/// <summary>Alle Städte, by name.</summary>
public sealed record ListTenants : IRequest<IReadOnlyList<TenantSite>>;

/// <summary>Stadt aus einem Datenordner übernehmen: all or nothing; a dry run checks and counts and writes nothing.</summary>
/// <exception cref="TransferException">The data has faults.</exception>
/// <exception cref="RefusedException">The canonical host would change, something is lost with it, and <see cref="MayLose"/> is not set.</exception>
/// <returns>Null when <see cref="OnlyUnfinished"/> and there is nothing to finish.</returns>
public sealed record ImportTenant(string Folder, bool IsDryRun = false) : IRequest<ImportResult?>
{
    /// <summary>Only when the city is reserved and its first import has not come to an end.</summary>
    public bool OnlyUnfinished { get; init; }

    /// <summary>The operator knows what stops working with another canonical host.</summary>
    public bool MayLose { get; init; }

    /// <summary>Says in the city why this is done, ahead of it and in its transaction; not called for a new city or when nothing is written.</summary>
    public Func<IServiceProvider, CancellationToken, Task>? Begin { get; init; }
}

/// <summary>Stadt eines Datenordners vormerken: it stands in the catalog, nothing of it is shown, and its import can be taken up again.</summary>
/// <exception cref="TransferException">The folder's tenant.json has faults.</exception>
public sealed record ReserveTenant(string Folder) : IRequest;

/// <param name="Losses">What stops working with another canonical host.</param>
public sealed record ImportResult(string Slug, bool IsNew, ImportCounts Counts, IReadOnlyList<string> Losses);

/// <summary>JSON-Schemas aller Datendateien, by file name.</summary>
public sealed record ListSchemas : IRequest<IReadOnlyDictionary<string, string>>;
