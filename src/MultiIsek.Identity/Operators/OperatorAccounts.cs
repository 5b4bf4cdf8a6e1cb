using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Identity.Operators;

/// <summary>Konten des Betreibers: few, opened by the command line, each with password and app. Nobody registers, and no mail opens one.</summary>
internal sealed class OperatorAccounts(CatalogDbContext db, IPasswordHasher<Operator> hasher, Attempts attempts, TimeProvider time)
{
    // What an unknown account's password is compared with: it takes as long as a known one's.
    private static readonly Operator Nobody = new()
    {
        Email = "",
        NormalizedEmail = "",
        AppKey = "",
        CreatedAt = default,
    };
    private static string? _nothing;

    /// <summary>A new account, or a new start of one: its password, app and sessions end at once.</summary>
    /// <returns>The link's path.</returns>
    public async Task<string> InviteAsync(string email, CancellationToken ct)
    {
        email = email.Trim();
        if (!EmailForm.Fits(email, User.EmailMax))
        {
            throw new RefusedException("Das ist keine E-Mail-Adresse.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        var token = LinkToken.New();
        if (await FindAsync(email, ct) is not { } person)
        {
            person = new Operator
            {
                Email = email,
                NormalizedEmail = Normal(email),
                AppKey = Totp.NewKey(),
                CreatedAt = now,
            };
            db.Add(person);
        }

        (person.PasswordHash, person.AppKey, person.Stamp, person.IsBlocked) = (null, Totp.NewKey(), Guid.CreateVersion7(), false);
        (person.InvitationHash, person.InvitationEndsAt) = (LinkToken.HashOf(token), now + Operator.InvitationValidity);
        await db.SaveChangesAsync(ct);
        return $"/betrieb/einladung/{token}";
    }

    public async Task BlockAsync(string email, CancellationToken ct)
    {
        var person = await FindAsync(email.Trim(), ct) ?? throw new RefusedException("Zu dieser Adresse gibt es kein Konto des Betreibers.");
        (person.IsBlocked, person.Stamp, person.InvitationHash) = (true, Guid.CreateVersion7(), null);
        await db.SaveChangesAsync(ct);
    }

    public Task<Operator?> InvitedAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (LinkToken.HashOf(token), time.GetUtcNow().UtcDateTime);
        return db.Set<Operator>().AsNoTracking().FirstOrDefaultAsync(o => o.InvitationHash == hash && o.InvitationEndsAt > now, ct);
    }

    /// <summary>False when somebody else used the link in the meantime.</summary>
    public async Task<bool> AcceptAsync(Operator invited, string name, string password, long step, CancellationToken ct)
    {
        var hash = hasher.HashPassword(invited, password);
        var stamp = Guid.CreateVersion7();
        return await db.Set<Operator>()
                .Where(o => o.Id == invited.Id && o.InvitationHash == invited.InvitationHash)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(o => o.DisplayName, name)
                            .SetProperty(o => o.PasswordHash, hash)
                            .SetProperty(o => o.LastStep, step)
                            .SetProperty(o => o.Stamp, stamp)
                            .SetProperty(o => o.InvitationHash, (string?)null),
                    ct
                ) == 1;
    }

    /// <summary>Whose password and code these are; null for anything else, after the same time.</summary>
    public async Task<Operator?> CheckAsync(string email, string password, string code, CancellationToken ct)
    {
        var person = await db.Set<Operator>().AsNoTracking().FirstOrDefaultAsync(o => o.NormalizedEmail == Normal(email) && !o.IsBlocked, ct);
        var hash = person?.PasswordHash ?? (_nothing ??= hasher.HashPassword(Nobody, Guid.CreateVersion7().ToString()));
        var isRight = hasher.VerifyHashedPassword(person ?? Nobody, hash, password) != PasswordVerificationResult.Failed;
        return person is { PasswordHash: not null } && isRight && attempts.MayTryAtPlatform(person.Id) && await TakeAsync(person, code, ct) ? person : null;
    }

    private async Task<bool> TakeAsync(Operator person, string code, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        // The statement decides: a code works once, whoever else shows it.
        return Totp.StepOf(person.AppKey, code, now) is { } step
            && await db.Set<Operator>()
                .Where(o => o.Id == person.Id && o.LastStep < step)
                .ExecuteUpdateAsync(s => s.SetProperty(o => o.LastStep, step).SetProperty(o => o.SignedInAt, now.UtcDateTime), ct) == 1;
    }

    private Task<Operator?> FindAsync(string email, CancellationToken ct) => db.Set<Operator>().FirstOrDefaultAsync(o => o.NormalizedEmail == Normal(email), ct);

    private static string Normal(string email) => email.ToUpperInvariant();
}
