using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy;

/// <summary>Enums of this module that are stored as their words. Nobody calls it: <see cref="AheadOfTime"/>.</summary>
internal static class StoredWords
{
    public static void Keep()
    {
        AheadOfTime.StoresWord<Land>();
        AheadOfTime.StoresWord<LegalKind>();
        AheadOfTime.StoresWord<TenantState>();
    }
}
