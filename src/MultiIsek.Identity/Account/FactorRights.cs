using Microsoft.AspNetCore.Identity;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Account;

/// <summary>Wer darf zweite Faktoren ändern? Whoever signed in lately; staff who have a factor, with it: a stolen password could replace it otherwise.</summary>
internal sealed class FactorRights(UserManager<User> users, CurrentUser current)
{
    public async Task<bool> MayChangeAsync(User person) => current.SignedInLately && (!current.NeedsSecondFactor || !await HasFactorAsync(person));

    public async Task<bool> HasFactorAsync(User person) => person.TwoFactorEnabled || (await users.GetPasskeysAsync(person)).Count > 0;
}
