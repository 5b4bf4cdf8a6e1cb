using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Account;

/// <summary>Wer darf zweite Faktoren ändern? Whoever signed in lately; staff who have a factor, with it: a stolen password could replace it otherwise.</summary>
internal sealed class FactorRights(UserManager<User> users, CurrentUser current, TimeProvider time, IOptions<AccountOptions> options)
{
    /// <remarks>A visit of the operator is short, and began with a recent sign-in.</remarks>
    public bool IsRecent(ClaimsPrincipal principal) => current.Visit is not null || time.GetUtcNow().UtcDateTime - principal.At() < options.Value.Recent;

    public async Task<bool> MayChangeAsync(ClaimsPrincipal principal, User person) => IsRecent(principal) && (!current.NeedsSecondFactor || !await HasFactorAsync(person));

    public async Task<bool> HasFactorAsync(User person) => person.TwoFactorEnabled || (await users.GetPasskeysAsync(person)).Count > 0;
}
