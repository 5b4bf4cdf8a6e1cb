using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Settings;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Domain vormerken: it leads nowhere yet, and belongs to nobody.</summary>
/// <exception cref="RefusedException">The host cannot be.</exception>
internal sealed record WantHost(string Host) : IRequest<Unit>
{
    public const int Most = 5;
}

/// <summary>Vorgemerkte Domain streichen.</summary>
internal sealed record ForgetHost(string Host) : IRequest<Unit>;

/// <summary>Vorgemerkte Domain aufnehmen: only when it leads here by now, and is proven to be this city's.</summary>
/// <exception cref="RefusedException">It does not.</exception>
internal sealed record TakeHost(string Host) : IRequest<Unit>;

internal sealed class WantHostHandler(OwnCity city, IOptions<PlatformOptions> platform) : IRequestHandler<WantHost, Unit>
{
    public async Task<Unit> Handle(WantHost command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        var host = HostRules.Typed(command.Host);
        var fault =
            host.Length == 0 ? "Geben Sie eine Domain ein."
            : HostRules.Fault(host, platform.Value) is { } rule ? $"„{host}“ {rule}."
            : tenant.WantedHosts.Contains(host) || await city.Catalog.Set<TenantHost>().AnyAsync(h => h.TenantId == tenant.Id && h.Host == host, ct) ? $"„{host}“ steht schon da."
            : tenant.WantedHosts.Count >= WantHost.Most ? $"Mehr als {WantHost.Most} Domains lassen sich nicht vormerken."
            : null;
        if (fault is not null)
        {
            throw new RefusedException(fault);
        }

        tenant.WantedHosts = [.. tenant.WantedHosts, host];
        await city.SaveAsync("host.wanted", ct, host);
        return Unit.Value;
    }
}

internal sealed class ForgetHostHandler(OwnCity city) : IRequestHandler<ForgetHost, Unit>
{
    public async Task<Unit> Handle(ForgetHost command, CancellationToken ct)
    {
        await city.ForgetAsync(command.Host, ct);
        return Unit.Value;
    }
}

internal sealed class TakeHostHandler(OwnCity city, CurrentTenant current, HostCheck check, IMediator mediator) : IRequestHandler<TakeHost, Unit>
{
    public async Task<Unit> Handle(TakeHost command, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        if (!tenant.WantedHosts.Contains(command.Host))
        {
            throw new RefusedException($"„{command.Host}“ ist nicht vorgemerkt.");
        }

        // Or a city could keep another's domain from it by naming it first.
        var state = await check.StateOfAsync(command.Host, current.Place, ct);
        if (state != HostState.Here)
        {
            throw new RefusedException($"„{command.Host}“ {state.Word()}. Aufnehmen lässt sich die Domain erst, wenn sie hierher zeigt und der Nachweis eingetragen ist.");
        }

        await mediator.Send(new ChangeHosts(tenant.Slug, HostChange.Add, command.Host), ct);
        return Unit.Value;
    }
}

internal static class WantedHosts
{
    /// <summary>What was removed can be taken again.</summary>
    public static async Task KeepInMindAsync(this OwnCity city, string host, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        tenant.WantedHosts = [.. tenant.WantedHosts.Where(h => h != host).TakeLast(WantHost.Most - 1), host];
        await city.SaveAsync("host.wanted", ct, host);
    }

    public static async Task ForgetAsync(this OwnCity city, string host, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        tenant.WantedHosts = [.. tenant.WantedHosts.Where(h => h != host)];
        await city.SaveAsync("host.forgotten", ct, host);
    }
}
