using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Was mit dem kanonischen Host einer Stadt verloren geht: asked before it changes, and not passed over in silence.</summary>
internal sealed class HostLosses(IServiceProvider services)
{
    public async Task<IReadOnlyList<string>> OfAsync(TenantPlace place, string to, CancellationToken ct)
    {
        await using var scope = new TenantScope(services, place);
        List<string> losses = [];
        foreach (var bound in scope.Services.GetServices<IHostBound>())
        {
            losses.AddRange(await bound.LossesAsync(to, ct));
        }

        return losses;
    }

    /// <exception cref="RefusedException">Something is lost, and nobody said that it may.</exception>
    public static void Allow(string from, string to, IReadOnlyList<string> losses, bool mayLose)
    {
        if (losses.Count > 0 && !mayLose)
        {
            throw new RefusedException(
                $"Der kanonische Host ändert sich von {from} zu {to}. {string.Join(' ', losses)} Wenn das so sein soll, wiederholen Sie den Befehl mit --yes."
            );
        }
    }
}
