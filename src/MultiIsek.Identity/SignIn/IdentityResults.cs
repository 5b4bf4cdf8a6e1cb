using Microsoft.AspNetCore.Identity;
using MultiIsek.Kernel;

namespace MultiIsek.Identity.SignIn;

/// <summary>What the framework answers instead of throwing. An unread answer would tell somebody of a factor, a code or a name that was never stored.</summary>
internal static class IdentityResults
{
    /// <exception cref="StaleException">The account was changed at the same moment; nothing was stored.</exception>
    /// <exception cref="InvalidOperationException">Anything else, by its codes.</exception>
    public static async Task MustAsync(this Task<IdentityResult> act)
    {
        var result = await act;
        if (result.Succeeded)
        {
            return;
        }

        throw result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure))
            ? new StaleException()
            : new InvalidOperationException(string.Join(", ", result.Errors.Select(e => e.Code)));
    }
}
