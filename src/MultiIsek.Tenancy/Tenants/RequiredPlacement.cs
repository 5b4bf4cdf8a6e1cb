using MultiIsek.Kernel;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Tenants;

internal static class RequiredPlacement
{
    /// <exception cref="RefusedException">No connection string of this name is configured.</exception>
    public static void Require(this IPlacements placements, string database)
    {
        if (!placements.Contains(database))
        {
            throw new RefusedException($"Eine Datenbank „{database}“ gibt es nicht: In der Konfiguration fehlt ConnectionStrings:{database}.");
        }
    }
}
