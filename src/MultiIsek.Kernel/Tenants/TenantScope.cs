using Microsoft.Extensions.DependencyInjection;

namespace MultiIsek.Kernel.Tenants;

/// <summary>A service scope for one tenant: jobs and commands work in it as a request does.</summary>
public sealed class TenantScope : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    public TenantScope(IServiceProvider services, TenantPlace place)
    {
        _scope = services.CreateAsyncScope();
        _scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(place);
    }

    public IServiceProvider Services => _scope.ServiceProvider;

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
