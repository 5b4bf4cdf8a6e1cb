namespace MultiIsek.Kernel.Tenants;

/// <summary>Zeile einer Stadt: a row that only its own city's requests read or write.</summary>
public interface IOwnedByTenant
{
    int TenantId { get; }
}

/// <summary>A row that no public page shows (accounts, sessions, mail): writing it leaves what is kept of the city's pages alone.</summary>
public interface IUnseen;

/// <summary>A row that the framework finds by its own key (ASP.NET Core Identity); it has (TenantId, Id) as an alternate key where others refer to it.</summary>
public interface IKeyedByFramework;

/// <summary>A row that counts its changes; the count is the concurrency token.</summary>
public interface IRevised
{
    int Revision { get; set; }
}

/// <summary>What the data layer must know of the city whose host was called.</summary>
/// <param name="Id">The catalog's number; slugs may change, it does not.</param>
/// <param name="Slug">The subdomain.</param>
/// <param name="Database">Name of the connection string on which the city is placed.</param>
public sealed record TenantPlace(int Id, string Slug, string Database);

/// <summary>Stadt dieser Anfrage: set once by the middleware or by a <see cref="TenantScope"/>; there is no default, and none is not all.</summary>
public sealed class CurrentTenant
{
    private TenantPlace? _place;

    public bool IsSet => _place is not null;

    public TenantPlace Place => _place ?? throw new InvalidOperationException("No tenant is set in this scope.");

    /// <summary>The filter's value: 0 belongs to nobody, so that a scope without a tenant reads nothing.</summary>
    public int Id => _place?.Id ?? 0;

    public void Set(TenantPlace place)
    {
        if (_place is not null && _place.Id != place.Id)
        {
            throw new InvalidOperationException($"The scope of tenant {_place.Id} cannot become the scope of tenant {place.Id}.");
        }

        _place = place;
    }
}
