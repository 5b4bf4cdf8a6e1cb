using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.OpenId;

/// <summary>Sitzungen, die am Anmeldedienst hängen: it ends one by its own name for it, or all of a person's.</summary>
internal sealed class ProviderSessions(IsekDbContext db, SessionCheck sessions, IAudit audit, CurrentUser current, TimeProvider time)
{
    public static string HashOf(string issuer, string session) => Hash($"{issuer}\n{session}");

    /// <summary>False where this very token was here before.</summary>
    public async Task<bool> EndAsync(LogoutToken token, CancellationToken ct)
    {
        var login = ProviderAccounts.LoginOf(token.Issuer);
        var hash = Hash($"{token.Issuer}\n{token.Id}");
        var there = token.Session is { } session ? HashOf(token.Issuer, session) : null;
        current.SetProvider();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            // A token is older than this before its row goes.
            db.Add(new UsedLogoutToken(hash, time.GetUtcNow().UtcDateTime.AddDays(1)));
            await db.SaveChangesAsync(ct);
            var ended = db.Set<Session>()
                .Where(s =>
                    (there == null || s.ProviderSession == there)
                    && (token.Subject == null || db.Set<UserLogin>().Any(l => l.UserId == s.UserId && l.LoginProvider == login && l.ProviderKey == token.Subject))
                );
            foreach (var user in await ended.Select(s => s.UserId).Distinct().ToListAsync(ct))
            {
                await audit.AppendAsync(new Act("session.closed", user.ToString()), ct);
            }

            await ended.ExecuteDeleteAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Set<UsedLogoutToken>().AnyAsync(t => t.Hash == hash, ct))
            {
                return false;
            }

            // A database that is away is no forged token: the provider hears so, and tries again.
            throw;
        }

        sessions.Forget();
        return true;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
