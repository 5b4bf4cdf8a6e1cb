using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Identity.SignIn;

/// <summary>
/// Codes der App, each once: the framework takes a code as often as it comes within its window. Which step was used stands in the database, and the statement
/// that writes it decides.
/// </summary>
internal sealed class OneTimeCodes(IsekDbContext db, TimeProvider time) : IUserTwoFactorTokenProvider<User>
{
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<User> manager, User user) => !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    public Task<string> GenerateAsync(string purpose, UserManager<User> manager, User user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key && Totp.StepOf(key, token, time.GetUtcNow()) is { } step && await TakeAsync(user.Id, step);

    private async Task<bool> TakeAsync(Guid user, long step)
    {
        var codes = db.Set<UsedCode>().Where(c => c.UserId == user);
        if (await codes.Where(c => c.Step < step).ExecuteUpdateAsync(s => s.SetProperty(c => c.Step, step)) == 1)
        {
            return true;
        }

        if (await codes.AnyAsync())
        {
            return false;
        }

        var first = new UsedCode(user, step);
        db.Add(first);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            // The same account's first code at the same moment: the other one has it.
            db.Entry(first).State = EntityState.Detached;
            return false;
        }
    }
}
