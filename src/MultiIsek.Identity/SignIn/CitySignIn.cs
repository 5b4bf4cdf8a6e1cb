using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Identity.SignIn;

/// <summary>Anmeldung: the framework's, with a row for each session, which is what a cookie must have.</summary>
internal sealed class CitySignIn(
    UserManager<User> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<User> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<User>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<User> confirmation,
    IsekDbContext db,
    TimeProvider time
) : SignInManager<User>(users, http, principals, options, log, schemes, confirmation)
{
    public override async Task SignInWithClaimsAsync(User user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var claims = additionalClaims.ToList();
        var now = time.GetUtcNow().UtcDateTime;
        // A code of the app, a recovery code or a passkey; a password alone says nothing of the kind.
        var isStrong = claims.Exists(c => c is { Type: "amr", Value: not "pwd" });
        var there = await SessionThereAsync(user, claims);
        var session = new Session
        {
            UserId = user.Id,
            StartedAt = now,
            SeenAt = now,
            Device = Device.Of(Context.Request.Headers.UserAgent.ToString()),
            IsStrong = isStrong,
            ProviderSession = there,
        };
        if (Context.User.User() == user.Id && Context.User.SessionId() is { } former)
        {
            // The same person goes on with a new cookie.
            await db.Set<Session>().Where(s => s.Id == former).ExecuteDeleteAsync(Context.RequestAborted);
            if (Context.User.FindFirst(Claims.Provider) is { } provider && !claims.Exists(c => c.Type == Claims.Provider))
            {
                // Still signed in there: who signs out here is led there.
                claims.Add(new Claim(Claims.Provider, provider.Value));
            }
        }

        db.Add(session);
        await db.SaveChangesAsync(Context.RequestAborted);
        await db.Set<User>().Where(u => u.Id == user.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.SignedInAt, now), Context.RequestAborted);
        claims.Add(new Claim(Claims.Session, session.Id.ToString()));
        if (!claims.Exists(c => c.Type == Claims.SignedInAt))
        {
            claims.Add(new Claim(Claims.SignedInAt, now.Ticks.ToString(CultureInfo.InvariantCulture)));
        }

        if (isStrong)
        {
            claims.Add(new Claim(Claims.Strong, "1"));
        }

        await base.SignInWithClaimsAsync(user, authenticationProperties, claims);
    }

    /// <summary>Which session at the city's provider this one hangs on: as it says now, said before a code came in between, or as the cookie says that goes on.</summary>
    private async Task<string?> SessionThereAsync(User user, List<Claim> claims)
    {
        if (claims.Find(c => c.Type == Claims.ProviderSession) is { } said)
        {
            // In its row it is enough.
            claims.Remove(said);
            return said.Value;
        }

        if (Context.User.User() == user.Id && Context.User.SessionId() is { } former)
        {
            return await db.Set<Session>().Where(s => s.Id == former).Select(s => s.ProviderSession).FirstOrDefaultAsync(Context.RequestAborted);
        }

        return claims.Exists(c => c.Type == Claims.Provider)
            ? (await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal?.FindFirstValue(Claims.ProviderSession)
            : null;
    }

    public override async Task SignOutAsync()
    {
        if (Context.User.SessionId() is { } session)
        {
            await db.Set<Session>().Where(s => s.Id == session).ExecuteDeleteAsync(Context.RequestAborted);
        }

        await base.SignOutAsync();
    }
}
